package io.topz.top.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Window;
import io.topz.recordings.SampleCollector;
import io.topz.top.table.Column;
import io.topz.top.table.ColumnChoice;
import io.topz.top.table.Look;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.PlainText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a metric declared only here becomes a column, a filter field and a name in CSV and JSON. */
class OwnMetricTest {

    private static final Metric<StreamRow> LETTERS = Metric.bytes("letters_of_name", "letters of its name", row ->
            (long) row.key().stream().length());

    private static Table<StreamRow> table() {
        SampleCollector server = SampleCollector.of("nats-server/2.10.27/single");
        Varz varz = server.collect(VarzOptions.defaults()).toCompletableFuture().join();
        Jsz jsz = server.collect(ConfigMemory.ALL).toCompletableFuture().join();
        List<StreamRow> rows = new Observer()
                .observe(new Answer(varz, jsz, new Window(Duration.ZERO, Duration.ofDays(1))), List.of())
                .streams();
        TableSpec<StreamRow> spec = TableSpec.STREAMS.of(StreamMetrics.STREAMS.with(LETTERS));
        return Table.empty(spec, Look.DEFAULT).showing(rows, null);
    }

    @Test
    void metric_isAColumnOnDemand() {
        Table<StreamRow> table = table();
        assertThat(table.columns()).noneMatch(column -> column.key().equals("letters_of_name"));
        Table<StreamRow> sorted = table.sortedBy(SortOrder.by("letters_of_name"));
        assertThat(sorted.columns())
                .filteredOn(column -> column.key().equals("letters_of_name"))
                .extracting(Column::title)
                .containsExactly("LETTERS OF NAME");
        assertThat(sorted.rows().stream()
                        .map(row -> row.key().stream().length())
                        .toList())
                .isNotEmpty()
                .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
    }

    @Test
    void metric_isAColumnThatCanBeChosen() {
        Table<StreamRow> table = table();
        assertThat(ColumnChoice.problem(table.spec(), "letter_of_name")).endsWith("near it: letters_of_name");
        assertThat(ColumnChoice.problem(table.spec(), "letters_of_name,*")).isEmpty();
        Table<StreamRow> chosen = table.choosing(ColumnChoice.of(table.spec(), "stream,letters_of_name"));
        assertThat(PlainText.table(chosen).get(0)).matches(" *STREAM +LETTERS OF NAME *");
        assertThat(PlainText.table(chosen)).anyMatch(line -> line.matches(" *ORDERS +6 *"));
        assertThat(BatchFields.names(chosen)).containsExactly("stream", "letters_of_name");
        assertThat(BatchFields.rows(chosen))
                .anySatisfy(row -> assertThat(row)
                        .containsExactly(Map.entry("stream", "ORDERS"), Map.entry("letters_of_name", 6L)));
        Table<StreamRow> more = table.choosing(ColumnChoice.of(table.spec(), "-stream,+rejecting_percent"));
        assertThat(BatchFields.names(more)).doesNotContain("stream").endsWith("letters_of_name", "rejecting_percent");
        assertThat(more.columns()).extracting(Column::key).endsWith("rejecting_percent");
    }

    @Test
    void metric_isAFilterFieldThatIsCompleted() {
        Table<StreamRow> table = table();
        assertThat(table.spec().names()).contains("letters_of_name", "verdict", "rejecting_percent");
        Table<StreamRow> filtered = table.filteredBy("letters_of_name>6");
        assertThat(filtered.filterProblems()).isEmpty();
        assertThat(filtered.rows()).allMatch(row -> row.key().stream().length() > 6);
        assertThat(filtered.rows().size()).isBetween(1, table.rows().size() - 1);
        assertThat(table.filteredBy("letters_of_name<1K").rows()).hasSameSizeAs(table.rows());
    }

    @Test
    void metric_isANameInCsvAndJson() {
        Table<StreamRow> table = table();
        assertThat(BatchFields.names(table)).endsWith("letters_of_name");
        assertThat(BatchFields.rows(table))
                .hasSameSizeAs(table.rows())
                .allSatisfy(row -> assertThat(row.get("letters_of_name")).isInstanceOf(Long.class));
    }
}
