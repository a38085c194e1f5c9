package io.topz.metrics.catalog;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.AccountStat;
import io.topz.collectors.document.DataStats;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.AccountRow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of accounts. {@code to} is what goes to its clients, {@code from} what comes from them. */
public final class AccountMetrics {

    public static final Metric<AccountRow> CONNECTIONS =
            Metric.count("conns", "connections of its clients", of(AccountStat::conns));

    public static final Metric<AccountRow> LEAF_NODES =
            Metric.count("leafs", "connections of its leaf nodes", of(AccountStat::leafnodes));

    public static final Metric<AccountRow> SUBS =
            Metric.count("subs", "subscriptions", of(AccountStat::numSubscriptions));

    public static final Metric<AccountRow> SLOW =
            Metric.counter("slow", "slow consumers so far", of(AccountStat::slowConsumers));

    public static final Metric<AccountRow> RATE = Metric.rate(
            "rate", "messages per second now", Unit.COUNT, row -> row.activity().now());

    public static final Metric<AccountRow> TO =
            rate("to", "messages to its clients per second", Unit.COUNT, Rates::outMsgs);

    public static final Metric<AccountRow> FROM =
            rate("from", "messages from its clients per second", Unit.COUNT, Rates::inMsgs);

    public static final Metric<AccountRow> BYTES_TO_RATE =
            rate("bytes_to_rate", "bytes to its clients per second", Unit.BYTES, Rates::outBytes);

    public static final Metric<AccountRow> BYTES_FROM_RATE =
            rate("bytes_from_rate", "bytes from its clients per second", Unit.BYTES, Rates::inBytes);

    public static final Metric<AccountRow> MSGS_TO =
            Metric.counter("msgs_to", "messages to its clients", of(AccountStat::sent, DataStats::msgs));

    public static final Metric<AccountRow> MSGS_FROM =
            Metric.counter("msgs_from", "messages from its clients", of(AccountStat::received, DataStats::msgs));

    public static final Metric<AccountRow> BYTES_TO =
            Metric.byteCounter("bytes_to", "bytes to its clients", of(AccountStat::sent, DataStats::bytes));

    public static final Metric<AccountRow> BYTES_FROM =
            Metric.byteCounter("bytes_from", "bytes from its clients", of(AccountStat::received, DataStats::bytes));

    /** The accounts by their traffic. */
    public static final Entity<AccountRow> TRAFFIC = new Entity<>(
            "account",
            "accounts",
            Lists.concat(
                    List.of(
                            Metric.text("account", "name of the account", AccountRow::name),
                            CONNECTIONS,
                            LEAF_NODES,
                            SUBS,
                            SLOW,
                            RATE,
                            TO,
                            FROM,
                            BYTES_TO_RATE,
                            BYTES_FROM_RATE,
                            MSGS_TO,
                            MSGS_FROM,
                            BYTES_TO,
                            BYTES_FROM),
                    ActivityMetrics.asShown(AccountRow::activity)),
            List.of());

    /** The accounts with their use of JetStream. */
    public static final Entity<AccountDetail> JETSTREAM = new Entity<>(
            "JetStream account",
            "accounts of JetStream",
            List.of(
                    Metric.text("account", "name of the account", AccountDetail::name),
                    Metric.percent(
                            "account_memory_percent",
                            "share of the memory that it may use",
                            account -> Budget.of(account, true).share()),
                    Metric.percent(
                            "account_storage_percent",
                            "share of the storage that it may use",
                            account -> Budget.of(account, false).share())),
            List.of());

    private AccountMetrics() {}

    private static Function<AccountRow, @Nullable Long> of(Function<AccountStat, @Nullable Long> value) {
        return row -> value.apply(row.stat());
    }

    private static Function<AccountRow, @Nullable Long> of(
            Function<AccountStat, @Nullable DataStats> direction, Function<DataStats, @Nullable Long> value) {
        return row -> {
            DataStats stats = direction.apply(row.stat());
            return stats == null ? null : value.apply(stats);
        };
    }

    private static Metric<AccountRow> rate(
            String name, String help, Unit unit, Function<Rates, @Nullable Double> value) {
        return Metric.rate(name, help, unit, row -> value.apply(row.rates()));
    }
}
