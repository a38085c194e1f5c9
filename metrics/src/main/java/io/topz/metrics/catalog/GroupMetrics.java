package io.topz.metrics.catalog;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.GroupRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of groups of connections: sums over their members. */
public final class GroupMetrics {

    public static final Metric<GroupRow> CONNECTIONS =
            Metric.count("conns", "connections of the group", row -> (long) row.members());

    public static final Metric<GroupRow> RATE =
            Metric.rate("rate", "messages per second now", Unit.COUNT, GroupRow::messages);

    public static final Metric<GroupRow> PENDING =
            Metric.bytes("pending", "the most bytes that wait for one of them", GroupRow::worstPending);

    public static final Metric<GroupRow> BYTES_RATE =
            Metric.rate("bytes_rate", "bytes per second now", Unit.BYTES, GroupRow::bytes);

    public static final Metric<GroupRow> TO = rate("to", "messages to the clients per second", Rates::outMsgs);

    public static final Metric<GroupRow> FROM = rate("from", "messages from the clients per second", Rates::inMsgs);

    public static final Metric<GroupRow> SUBS = Metric.count("subs", "subscriptions", GroupRow::subs);

    /** The groups of connections. */
    public static final Entity<GroupRow> GROUPS = new Entity<>(
            "group",
            "groups",
            Lists.concat(
                    List.of(
                            Metric.text("group", "what its connections have in common", GroupRow::label),
                            CONNECTIONS,
                            RATE,
                            PENDING,
                            BYTES_RATE,
                            TO,
                            FROM,
                            SUBS),
                    ActivityMetrics.asShown(GroupRow::activity)),
            List.of());

    private GroupMetrics() {}

    private static Metric<GroupRow> rate(String name, String help, Function<Rates, @Nullable Double> value) {
        return Metric.rate(name, help, Unit.COUNT, row -> value.apply(row.rates()));
    }
}
