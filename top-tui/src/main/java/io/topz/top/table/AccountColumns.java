package io.topz.top.table;

import static io.topz.top.table.Columns.number;
import static io.topz.top.table.Columns.rate;
import static io.topz.top.table.Columns.size;
import static io.topz.top.table.Columns.text;

import io.topz.metrics.catalog.AccountMetrics;
import io.topz.metrics.catalog.ClientMetrics;
import io.topz.metrics.catalog.GroupMetrics;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.top.format.SafeText;
import java.util.List;

/** The columns of accounts, groups of connections, subscriptions, and clients that reconnect often. */
final class AccountColumns {

    /** In the order of the screen. */
    static final List<Column<AccountRow>> ACCOUNTS = ActivityColumns.after(
            AccountRow::activity,
            Columns.<AccountRow>plain("ACCOUNT", 0, row -> SafeText.of(row.name()), row -> row.name())
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            number("CONNS", 5, AccountMetrics.CONNECTIONS::whole).rank(3).build(),
            number("LEAFS", 5, AccountMetrics.LEAF_NODES::whole).rank(14).build(),
            number("SUBS", 5, AccountMetrics.SUBS::whole).rank(7).build(),
            number("SLOW", 4, AccountMetrics.SLOW::whole)
                    .tone((row, look) -> Columns.warnUnlessZero(row.stat().slowConsumers()))
                    .rank(6)
                    .build(),
            rate("RATE", 6, Unit.COUNT, AccountMetrics.RATE::number)
                    .rateTitle("RATE")
                    .narrow(6)
                    .rank(2)
                    .build(),
            rate("TO/S", 6, Unit.COUNT, AccountMetrics.TO::number)
                    .key("to")
                    .narrow(6)
                    .rank(4)
                    .build(),
            rate("FROM/S", 6, Unit.COUNT, AccountMetrics.FROM::number)
                    .key("from")
                    .narrow(6)
                    .rank(5)
                    .build(),
            rate("BYTES TO/S", 10, Unit.BYTES, AccountMetrics.BYTES_TO_RATE::number)
                    .key("bytes_to_rate")
                    .rank(8)
                    .build(),
            rate("BYTES FROM/S", 12, Unit.BYTES, AccountMetrics.BYTES_FROM_RATE::number)
                    .key("bytes_from_rate")
                    .rank(9)
                    .build(),
            size("MSGS_TO", 7, Unit.COUNT, AccountMetrics.MSGS_TO::whole)
                    .rank(21)
                    .build(),
            size("MSGS_FROM", 9, Unit.COUNT, AccountMetrics.MSGS_FROM::whole)
                    .rank(22)
                    .build(),
            size("BYTES_TO", 8, Unit.BYTES, AccountMetrics.BYTES_TO::whole)
                    .rank(23)
                    .build(),
            size("BYTES_FROM", 10, Unit.BYTES, AccountMetrics.BYTES_FROM::whole)
                    .rank(24)
                    .build());

    /** In the order of the screen. */
    static final List<Column<GroupRow>> GROUPS = ActivityColumns.after(
            GroupRow::activity,
            Columns.<GroupRow>plain("GROUP", 0, row -> SafeText.of(row.label()), GroupRow::label)
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            number("CONNS", 5, GroupMetrics.CONNECTIONS::whole).rank(2).build(),
            rate("RATE", 6, Unit.COUNT, GroupMetrics.RATE::number)
                    .narrow(6)
                    .rank(3)
                    .build(),
            size("WORST PENDING", 13, Unit.BYTES, GroupMetrics.PENDING::whole)
                    .key("pending")
                    .tone((row, look) -> Columns.warnUnlessZero(row.worstPending()))
                    .rank(4)
                    .build(),
            rate("BYTES/S", 7, Unit.BYTES, GroupMetrics.BYTES_RATE::number)
                    .key("bytes_rate")
                    .rank(5)
                    .build(),
            rate("TO/S", 6, Unit.COUNT, GroupMetrics.TO::number)
                    .key("to")
                    .narrow(6)
                    .rank(7)
                    .build(),
            rate("FROM/S", 6, Unit.COUNT, GroupMetrics.FROM::number)
                    .key("from")
                    .narrow(6)
                    .rank(8)
                    .build(),
            number("SUBS", 5, GroupMetrics.SUBS::whole).rank(9).build());

    /** In the order of the screen. */
    static final List<Column<SubRow>> SUBSCRIPTIONS = List.of(
            SubColumns.SUBJECT,
            SubColumns.QUEUE,
            SubColumns.MSGS,
            SubColumns.RATE,
            text("ACCOUNT", 0, (SubRow row) -> row.sub().account())
                    .names(true)
                    .narrow(8)
                    .rank(6)
                    .build(),
            Columns.id("CID", 5, (SubRow row) -> row.sub().cid()).rank(5).build(),
            SubColumns.SID.withRank(7),
            SubColumns.MAX.withRank(8));

    /** In the order of the screen. */
    static final List<Column<FlapRow>> FLAPS = List.of(
            Columns.<FlapRow>plain("NAME", 0, row -> SafeText.of(row.name()), FlapRow::name)
                    .names(true)
                    .narrow(16)
                    .rank(1)
                    .build(),
            Columns.<FlapRow>plain("IP", 0, row -> SafeText.of(row.ip()), FlapRow::ip)
                    .names(true)
                    .narrow(15)
                    .rank(5)
                    .build(),
            Columns.<FlapRow>plain("ACCOUNT", 0, row -> SafeText.of(row.account()), FlapRow::account)
                    .names(true)
                    .narrow(8)
                    .rank(7)
                    .build(),
            number("CLOSED", 6, ClientMetrics.CLOSED::whole).rank(2).build(),
            Columns.<FlapRow>age("LASTED", 6, FlapRow::lifetime).rank(3).build(),
            Columns.<FlapRow>plain("LAST REASON", 0, row -> SafeText.orEmpty(row.reason()), row -> row.reason())
                    .key("reason")
                    .names(true)
                    .narrow(29)
                    .rank(4)
                    .build(),
            Moments.<FlapRow>of("LAST", FlapRow::stop)
                    .text((row, look) -> Times.second(row.stop()))
                    .rank(6)
                    .build());

    private AccountColumns() {}
}
