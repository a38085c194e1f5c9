package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ConnRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableTest {

    private static final Look RATES = Look.DEFAULT.withRates(true);

    private static ConnRow row(long cid, String name, @Nullable Long outMsgs, @Nullable Double rate) {
        ConnInfoBuilder builder =
                ConnInfoBuilder.builder().cid(cid).name(name).ip("10.0.0.1").port(cid);
        if (outMsgs != null) {
            builder.outMsgs(outMsgs);
        }
        return new ConnRow(builder.build(), new Rates(null, rate, null, null));
    }

    private static final List<ConnRow> ROWS = List.of(
            row(1, "archive", 900L, 0.0),
            row(2, "flood", 50L, 50.0),
            row(3, "new", 10L, null),
            row(4, "old", null, 7.0));

    private static Table<ConnRow> table(ConnRow... rows) {
        return Table.empty(TableSpec.OPEN, Look.DEFAULT).showing(Arrays.asList(rows), null);
    }

    private static List<Long> cids(Table<ConnRow> table) {
        List<Long> cids = new ArrayList<>();
        table.rows().forEach(row -> cids.add(row.conn().cid()));
        return cids;
    }

    private static Table<ConnRow> sorted(Look look, SortOrder order) {
        return Table.empty(TableSpec.OPEN, look).sortedBy(order).showing(ROWS, null);
    }

    @Test
    void order_isByCidAtFirst() {
        assertThat(cids(table(ROWS.get(2), ROWS.get(0), ROWS.get(3), ROWS.get(1))))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void order_isByTotalsOrByWhatMovesNow_andUnknownComesLast() {
        SortOrder order = SortOrder.by("msgs_to");
        assertThat(cids(sorted(Look.DEFAULT, order))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(cids(sorted(Look.DEFAULT, order.reverse()))).containsExactly(3L, 2L, 1L, 4L);
        assertThat(cids(sorted(RATES, order))).containsExactly(2L, 4L, 1L, 3L);
        assertThat(cids(sorted(RATES, order.reverse()))).containsExactly(1L, 4L, 2L, 3L);
    }

    static List<String> keys() {
        return TableSpec.OPEN.keys();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void order_byEveryColumn_isStableAndReversible(String key) {
        List<ConnRow> shuffled = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ConnInfo conn = ConnInfoBuilder.builder()
                    .cid((long) i)
                    .ip("10.0.0." + i % 7)
                    .port(1L)
                    .name("n" + i % 5)
                    .outMsgs((long) i % 3)
                    .inMsgs((long) i % 4)
                    .subscriptions((long) i % 2)
                    .pendingBytes((long) i % 6)
                    .uptime(i % 9 + "s")
                    .idle(i % 3 + "m")
                    .rtt(i % 8 + "ms")
                    .build();
            shuffled.add(new ConnRow(conn, Rates.UNKNOWN));
        }
        Collections.shuffle(shuffled, new Random(1));
        Table<ConnRow> table = table(shuffled.toArray(new ConnRow[0])).sortedBy(SortOrder.by(key));
        Collections.shuffle(shuffled, new Random(2));
        assertThat(table.showing(shuffled, null).rows()).isEqualTo(table.rows());
        Table<ConnRow> reversed = table.sortedBy(SortOrder.by(key).reverse());
        assertThat(reversed.descending()).isNotEqualTo(table.descending());
        assertThat(reversed.rows()).containsExactlyInAnyOrderElementsOf(table.rows());
    }

    @Test
    void unsignedNumbers_areOrderedAsSuch() {
        Table<ConnRow> table =
                table(row(1, "a", -1L, null), row(2, "b", 5L, null)).sortedBy(SortOrder.by("msgs_to"));
        assertThat(cids(table)).containsExactly(1L, 2L);
    }

    @Test
    void uptime_isOrderedByTimeAndNotByText() {
        ConnRow day =
                new ConnRow(ConnInfoBuilder.builder().cid(1L).uptime("1d2h3m4s").build(), Rates.UNKNOWN);
        ConnRow seconds =
                new ConnRow(ConnInfoBuilder.builder().cid(2L).uptime("59s").build(), Rates.UNKNOWN);
        ConnRow strange =
                new ConnRow(ConnInfoBuilder.builder().cid(3L).uptime("soon").build(), Rates.UNKNOWN);
        assertThat(cids(table(day, strange, seconds).sortedBy(SortOrder.by("uptime"))))
                .containsExactly(2L, 1L, 3L);
    }

    @Test
    void filter_looksAtEveryColumnInAnyCase() {
        Table<ConnRow> table = table(ROWS.toArray(new ConnRow[0]));
        assertThat(cids(table.filteredBy("FLO"))).containsExactly(2L);
        assertThat(cids(table.filteredBy("900"))).containsExactly(1L);
        assertThat(cids(table.filteredBy("10.0.0.1:3"))).containsExactly(3L);
        assertThat(table.filteredBy("nothing").rows()).isEmpty();
        assertThat(table.filteredBy("nothing").current()).isNull();
    }

    @Test
    void cursor_staysOnTheFirstLineUntilItIsMoved() {
        Table<ConnRow> table = table(ROWS.toArray(new ConnRow[0]))
                .sortedBy(SortOrder.by("name").reverse());
        assertThat(table.cursor()).isZero();
        assertThat(table.sortedBy(SortOrder.by("cid")).cursor()).isZero();
    }

    @Test
    void cursor_followsItsRow() {
        Table<ConnRow> table = table(ROWS.toArray(new ConnRow[0])).move(1, 10);
        Table<ConnRow> reversed = table.sortedBy(SortOrder.by("cid").reverse());
        assertThat(reversed.cursor()).isEqualTo(2);
        assertThat(reversed.current()).isEqualTo(ROWS.get(1));
        Table<ConnRow> polled = reversed.showing(List.of(row(9, "newer", 1L, null), ROWS.get(1)), null);
        assertThat(polled.current()).isEqualTo(ROWS.get(1));
    }

    @Test
    void cursor_whoseRowHasGone_staysInItsPlace() {
        Table<ConnRow> table = table(ROWS.toArray(new ConnRow[0])).move(2, 10);
        Table<ConnRow> without = table.showing(List.of(ROWS.get(0), ROWS.get(1), ROWS.get(3)), null);
        assertThat(without.cursor()).isEqualTo(2);
        assertThat(without.current()).isEqualTo(ROWS.get(3));
        assertThat(table.showing(List.of(), null).current()).isNull();
        assertThat(table.showing(List.of(), null).move(1, 10).cursor()).isZero();
    }

    @Test
    void scroll_showsTheCursor() {
        List<ConnRow> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(row(i, "n", 1L, null));
        }
        Table<ConnRow> table = table(rows.toArray(new ConnRow[0])).move(10, 10);
        assertThat(table.top()).isEqualTo(1);
        assertThat(table.move(-10, 10).top()).isZero();
        assertThat(table.moveTo(Integer.MAX_VALUE, 10).top()).isEqualTo(90);
        assertThat(table.moveTo(Integer.MAX_VALUE, 10).cursor()).isEqualTo(99);
        // A smaller screen still shows the row, and a larger one leaves no blank lines below.
        assertThat(table.scrolled(3).top()).isEqualTo(8);
        assertThat(table.moveTo(99, 10).scrolled(40).top()).isEqualTo(60);
        assertThat(table.moveTo(99, 10).toTop().cursor()).isZero();
    }

    @Test
    void columns_areThereAsTheRowsAndTheLookWantThem() {
        ConnRow nameless = new ConnRow(ConnInfoBuilder.builder().cid(1L).build(), Rates.UNKNOWN);
        assertThat(keys(table(nameless))).doesNotContain("name", "subscriptions", "rtt");
        assertThat(keys(table(ROWS.get(0)))).contains("name");
        assertThat(keys(table(nameless).looking(Look.DEFAULT.withSubs(true)))).endsWith("subscriptions");
        assertThat(keys(table(nameless).sortedBy(SortOrder.by("rtt")))).contains("rtt");
    }

    private static List<String> keys(Table<ConnRow> table) {
        return table.columns().stream().map(Column::key).toList();
    }
}
