package io.topz.top.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.metrics.Entity;
import io.topz.top.format.Align;
import io.topz.top.table.Column;
import io.topz.top.table.ColumnBuilder;
import io.topz.top.table.Look;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableColumns;
import io.topz.top.table.TableSpec;
import io.topz.top.table.Tone;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLayoutTest {

    private static final int ROWS_ON_SCREEN = 20;

    private static final Entity<Integer> NUMBER = new Entity<>("number", "numbers", List.of(), List.of());

    private final AtomicInteger written = new AtomicInteger();

    private final Column<Integer> number = ColumnBuilder.<Integer>builder()
            .key("number")
            .title("NUMBER")
            .shortTitle("")
            .rateTitle("NUMBER")
            .width(8)
            .gap(2)
            .narrow(8)
            .align(Align.RIGHT)
            .serverSort("")
            .text((row, look) -> {
                written.incrementAndGet();
                return Integer.toString(row);
            })
            .order((row, look) -> row)
            .tone((row, look) -> Tone.PLAIN)
            .shown((look, rows) -> true)
            .build();

    @Test
    void columnsOfATableThatIsNotShown_areNotMade() {
        AtomicInteger made = new AtomicInteger();
        TableSpec<Integer> spec = new TableSpec<>(
                () -> {
                    made.incrementAndGet();
                    return new TableColumns<>(List.of(number), List.of(), NUMBER);
                },
                row -> row,
                SortOrder.by("number"));
        Table<Integer> table = Table.empty(spec, Look.DEFAULT);
        assertThat(made).hasValue(0);
        TableLayout.of(table, 120, ROWS_ON_SCREEN);
        TableLayout.of(table.showing(List.of(1), null), 120, ROWS_ON_SCREEN);
        assertThat(made).hasValue(1);
    }

    @Test
    void numbersOfRowsThatAreNotSeen_areNotWritten() {
        TableSpec<Integer> spec = new TableSpec<>(
                () -> new TableColumns<>(List.of(number), List.of(), NUMBER), row -> row, SortOrder.by("number"));
        Table<Integer> table = Table.empty(spec, Look.DEFAULT)
                .showing(IntStream.range(0, 5000).boxed().toList(), null)
                .moveTo(2500, ROWS_ON_SCREEN);
        assertThat(written).hasValue(0);
        TableLayout.of(table, 120, ROWS_ON_SCREEN);
        assertThat(written).hasValue(ROWS_ON_SCREEN);
    }
}
