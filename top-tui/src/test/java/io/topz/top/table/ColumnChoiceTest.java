package io.topz.top.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnChoiceTest {

    private static ColumnChoice choice(String text) {
        return ColumnChoice.of(TableSpec.STREAMS, text);
    }

    private static List<String> keys(ColumnChoice choice) {
        return Table.empty(TableSpec.STREAMS, Look.DEFAULT).choosing(choice).columns().stream()
                .map(Column::key)
                .toList();
    }

    private static final List<String> USUAL = keys(ColumnChoice.USUAL);

    @Test
    void namesAlone_areTheseColumnsInTheirOrder() {
        assertThat(keys(choice("bytes, stream ,rejecting_percent")))
                .containsExactly("bytes", "stream", "rejecting_percent");
    }

    @Test
    void signs_changeTheUsualColumns() {
        List<String> keys = keys(choice("full,-stream,+source_lag,-verdict"));
        assertThat(keys).startsWith("full", "store").endsWith("source_lag").doesNotContain("stream", "verdict");
        assertThat(keys).hasSize(USUAL.size() - 1);
        assertThat(keys(choice("full,*"))).hasSameSizeAs(USUAL).startsWith("full", USUAL.get(0));
    }

    @Test
    void aliasesAndMetrics_nameTheirColumn() {
        assertThat(keys(choice("messages,consumers_of,in_rate"))).containsExactly("msgs", "consumers", "in");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a           ; stream,bytes      ; stream,bytes",
                "stream,full ; +bytes            ; stream,full,bytes",
                "stream,full ; -stream           ; full",
                "stream,full ; full,*            ; full,stream",
                "stream,full ; -stream,-full     ; ''",
                "-full       ; +full             ; +full",
                "+lost       ; -lost             ; -lost",
                "-full,-last ; stream,-full      ; stream,*,-full,-last",
                "-full       ; ''                ; ''",
                "-full       ; *                 ; ''"
            })
    void choice_isChangedByTheNext(String before, String next, String text) {
        ColumnChoice choice = choice(before).then(choice(next));
        assertThat(choice.text()).isEqualTo(text);
        assertThat(choice(choice.text())).isEqualTo(choice);
    }

    @Test
    void whenNothingIsLeft_theUsualColumnsAre() {
        String none = "-" + String.join(",-", TableSpec.STREAMS.keys());
        assertThat(keys(choice(none))).isEqualTo(USUAL);
    }

    @Test
    void orderOfTheUser_isAlwaysShown_butNotTheFirstOne() {
        Table<?> table = Table.empty(TableSpec.STREAMS, Look.DEFAULT).choosing(choice("stream"));
        assertThat(table.columns()).extracting(Column::key).containsExactly("stream");
        assertThat(table.sortedBy(SortOrder.by("bytes")).columns())
                .extracting(Column::key)
                .containsExactly("stream", "bytes");
    }

    @Test
    void unknownName_isReportedWithThoseNearIt() {
        assertThat(ColumnChoice.problem(TableSpec.STREAMS, "stream,*,-messages"))
                .isEmpty();
        assertThat(ColumnChoice.problem(TableSpec.STREAMS, "stream,reject"))
                .isEqualTo("there is no column reject; near it: rejecting_percent");
        assertThat(ColumnChoice.problem(TableSpec.STREAMS, "-bites"))
                .startsWith("there is no column bites; near it: bytes");
        assertThat(ColumnChoice.problem(TableSpec.STREAMS, "+")).startsWith("there is no column ;");
        assertThat(ColumnChoice.problem(TableSpec.CONSUMERS, "xyz")).startsWith("there is no column xyz; one of: ");
        assertThat(choice("reject,stream")).isEqualTo(choice("stream"));
    }
}
