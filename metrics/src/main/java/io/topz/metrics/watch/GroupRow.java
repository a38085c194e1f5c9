package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of connections as one row. A sum does not include unknown values.
 *
 * @param grouping the property by which they are grouped
 * @param label the common value of that property
 * @param members the number of connections
 * @param rates the sums of the rates
 * @param subs the number of subscriptions of all members
 * @param worstPending the largest number of bytes pending for a member
 * @param activity the sums of messages; the peak is the highest sum in the trend, from which the part of a member that has left is removed
 */
public record GroupRow(
        Grouping grouping,
        String label,
        int members,
        Rates rates,
        long subs,
        @Nullable Long worstPending,
        Activity activity) {

    /** Groups connections. */
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

    /** Messages per second in both directions; null if unknown. */
    public @Nullable Double messages() {
        return Rates.sum(rates.inMsgs(), rates.outMsgs());
    }

    /** Bytes per second in both directions; null if unknown. */
    public @Nullable Double bytes() {
        return Rates.sum(rates.inBytes(), rates.outBytes());
    }
}
