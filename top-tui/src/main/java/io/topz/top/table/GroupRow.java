package io.topz.top.table;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.watch.Grouping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections folded into one row. A sum leaves out what is not known of some of them.
 *
 * @param grouping by what they are folded
 * @param label what they have in common
 * @param members how many there are
 * @param rates the sums
 * @param subs subscriptions of all
 * @param worstPending the most that waits for one of them, in bytes
 * @param activity the sums of messages; the peak is the highest sum that the trend remembers, and a member that left takes its part along
 */
public record GroupRow(
        Grouping grouping,
        String label,
        int members,
        Rates rates,
        long subs,
        @Nullable Long worstPending,
        Activity activity) {

    /** The groups of connections. */
    public static List<GroupRow> of(List<ConnRow> rows, Grouping grouping) {
        Map<String, List<ConnRow>> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(grouping.label(row.conn()), none -> new ArrayList<>())
                .add(row));
        List<GroupRow> folded = new ArrayList<>();
        groups.forEach((label, members) -> folded.add(fold(grouping, label, members)));
        return folded;
    }

    private static GroupRow fold(Grouping grouping, String label, List<ConnRow> members) {
        Rates sum = Rates.UNKNOWN;
        Activity activity = Activity.UNKNOWN;
        long subs = 0;
        Long worst = null;
        for (ConnRow member : members) {
            ConnInfo conn = member.conn();
            sum = sum.plus(member.rates());
            activity = activity.plus(member.activity());
            subs += conn.subscriptions() == null ? 0 : conn.subscriptions();
            Long pending = conn.pendingBytes();
            worst = pending == null || (worst != null && worst >= pending) ? worst : pending;
        }
        return new GroupRow(grouping, label, members.size(), sum, subs, worst, activity);
    }

    /** Messages in both directions per second, null when not known. */
    public @Nullable Double messages() {
        return Rates.sum(rates.inMsgs(), rates.outMsgs());
    }

    /** Bytes in both directions per second, null when not known. */
    public @Nullable Double bytes() {
        return Rates.sum(rates.inBytes(), rates.outBytes());
    }
}
