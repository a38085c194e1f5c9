package io.topz.top.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.Samples;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.Value;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import io.topz.metrics.server.ConnRow;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.server.SubRow;
import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.streaming.StreamingQueries;
import io.topz.metrics.watch.AccountRow;
import io.topz.metrics.watch.CutLimits;
import io.topz.metrics.watch.FlapRow;
import io.topz.metrics.watch.GroupRow;
import io.topz.metrics.watch.Grouping;
import io.topz.metrics.watch.IncidentRow;
import io.topz.metrics.watch.SlowRow;
import io.topz.metrics.watch.SlowWatch;
import io.topz.recordings.SampleCollector;
import io.topz.top.canvas.Size;
import io.topz.top.format.SafeText;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.SampleBuilder;
import io.topz.top.state.Settings;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.state.View;
import io.topz.top.table.Column;
import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.StandardViews;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that columns, CSV and JSON contain the value of every metric, for every recorded server. */
class SameValuesTest {

    private static final Window WINDOW = new Window(Duration.ZERO, Duration.ofDays(1));

    private static final Settings SETTINGS = Settings.DEFAULT;

    private static final Set<String> VIEWS_WITH_ROWS = ConcurrentHashMap.newKeySet();

    @AfterAll
    static void everyView_hadRows() {
        assertThat(VIEWS_WITH_ROWS)
                .contains("connections", "streams", "consumers", "buckets", "slow", "incidents", "accounts", "groups")
                .contains("subscriptions", "churn", "channels", "subscribers", "stan-clients");
    }

    static Stream<String> servers() {
        return Samples.names().stream().filter(name -> collected(name, VarzOptions.defaults()) != null);
    }

    private static <D extends Document> @Nullable D collected(String sample, Options<D> options) {
        Collector collector = SampleCollector.of(sample);
        try {
            return collector.collect(options).toCompletableFuture().join();
        } catch (CompletionException failed) {
            assertThat(failed).hasCauseInstanceOf(CollectException.class);
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyMetric_isTheSameInColumnsCsvAndJson(String sample) throws IOException {
        Varz varz = Objects.requireNonNull(collected(sample, VarzOptions.defaults()));
        Jsz jsz = collected(sample, ConfigMemory.ALL);
        Connz connz = collected(sample, ConnzOptions.defaults());
        Picture picture = jsz == null
                ? new Picture(List.of(), List.of(), List.of())
                : new Observer().observe(new Answer(varz, jsz, WINDOW), List.of());
        List<ConnRow> conns = connz == null || connz.connections() == null
                ? List.of()
                : connz.connections().stream()
                        .map(conn -> new ConnRow(conn, Rates.UNKNOWN))
                        .toList();
        Snapshot snapshot = new Snapshot(
                SampleBuilder.builder()
                        .request(new DataRequest.JetStream(true))
                        .varz(varz)
                        .jsz(jsz)
                        .remarks(List.of())
                        .took(Duration.ZERO)
                        .window(WINDOW)
                        .build(),
                Rates.UNKNOWN);
        TopState state = TopState.initial(SETTINGS, new Size(200, 60), StandardViews.ALL, StandardViews.CONNECTIONS);
        state = state.withTables(state.tables()
                .showing(TableSpec.OPEN, conns)
                .showing(TableSpec.STREAMS, picture.streams())
                .showing(TableSpec.CONSUMERS, picture.consumers()));
        same(state, snapshot, StandardViews.CONNECTIONS, state.tables().of(TableSpec.OPEN));
        same(
                state.withPage(StandardViews.STREAMS),
                snapshot,
                StandardViews.STREAMS,
                state.tables().of(TableSpec.STREAMS));
        same(
                state.withPage(StandardViews.CONSUMERS),
                snapshot,
                StandardViews.CONSUMERS,
                state.tables().of(TableSpec.CONSUMERS));
        TopState watched = watched(state, varz, picture, conns, sample);
        for (View view : List.of(
                StandardViews.BUCKETS,
                StandardViews.SLOW,
                StandardViews.INCIDENTS,
                StandardViews.ACCOUNTS,
                StandardViews.GROUPS,
                StandardViews.SUBSCRIPTIONS,
                StandardViews.CHURN,
                StandardViews.CHANNELS,
                StandardViews.SUBSCRIBERS,
                StandardViews.STREAMING_CLIENTS)) {
            TopState open = watched.withPage(view);
            same(open, snapshot, view, open.table());
        }
        ServerView server = snapshot.server();
        same(
                ServerMetrics.SERVER,
                server,
                csv(state, snapshot, null).get(1),
                json(state, snapshot, null).get("server"));
    }

    /** A state with rows in the tables about other traffic than that of connections. */
    private static TopState watched(TopState state, Varz varz, Picture picture, List<ConnRow> conns, String sample) {
        Accstatz accounts = collected(sample, new AccstatzOptions(true));
        Subsz subs = collected(sample, new SubszOptions(true, 0, 0, "", ""));
        StreamingAnswer streaming = new StreamingQueries(SampleCollector.of(sample))
                .ask()
                .toCompletableFuture()
                .join();
        StreamingObserver.Picture channels =
                new StreamingObserver().observe(ServerDocuments.of(varz, streaming), List.of(), WINDOW);
        SlowWatch watch = new SlowWatch();
        Instant now = Objects.requireNonNullElse(varz.now(), Instant.EPOCH);
        List<SlowRow> slow = conns.stream()
                .map(row -> watch.observe(row.conn(), row.rates(), now, WINDOW, CutLimits.of(varz)))
                .toList();
        return state.withTables(state.tables()
                .showing(
                        TableSpec.BUCKETS,
                        picture.streams().stream().filter(StreamRow::isBucket).toList())
                .showing(TableSpec.CHANNELS, channels.channels())
                .showing(TableSpec.SUBSCRIBERS, channels.subscribers())
                .showing(TableSpec.STREAMING_CLIENTS, channels.clients())
                .showing(TableSpec.SLOW, slow)
                .showing(
                        TableSpec.INCIDENTS,
                        slow.stream()
                                .map(row -> new IncidentRow(
                                        slow.indexOf(row) + 1, varz.serverName(), now, row.conn(), row.samples(), ""))
                                .toList())
                .showing(
                        TableSpec.ACCOUNTS,
                        accounts == null || accounts.accountStatz() == null
                                ? List.of()
                                : accounts.accountStatz().stream()
                                        .map(stat -> new AccountRow(stat, Rates.UNKNOWN, Activity.UNKNOWN))
                                        .toList())
                .showing(TableSpec.GROUPS, GroupRow.of(conns, Grouping.NAME))
                .showing(
                        TableSpec.ALL_SUBSCRIPTIONS,
                        subs == null || subs.subscriptionsList() == null
                                ? List.of()
                                : subs.subscriptionsList().stream()
                                        .map(sub -> new SubRow(sub, Rates.UNKNOWN))
                                        .toList())
                .showing(
                        TableSpec.FLAPS,
                        FlapRow.of(conns.stream().map(ConnRow::conn).toList())));
    }

    private static <R> void same(TopState state, Snapshot snapshot, View view, Table<R> table) throws IOException {
        Entity<R> entity = table.spec().entity();
        List<List<String>> csv = csv(state, snapshot, view);
        JsonNode json = json(state, snapshot, view).get(view.word());
        assertThat(csv).hasSize(table.rows().size() + 1);
        assertThat(csv.get(0).subList(2, csv.get(0).size())).isEqualTo(entity.names());
        if (!table.rows().isEmpty()) {
            VIEWS_WITH_ROWS.add(view.word());
        }
        for (int i = 0; i < table.rows().size(); i++) {
            R row = table.rows().get(i);
            same(entity, row, csv.get(i + 1), json.get(i));
            for (Metric<R> metric : entity.all()) {
                Column<R> column = table.spec().columns().stream()
                        .filter(each -> metric.equals(each.metric()))
                        .findFirst()
                        .orElseGet(() -> table.spec().column(metric.name()).orElseThrow());
                if (metric.isNumeric() && metric.equals(column.metric())) {
                    assertThat(column.value().apply(row, Look.DEFAULT))
                            .as("column " + metric.name())
                            .isEqualTo(metric.number(row));
                }
            }
        }
    }

    /** Compares the values; the fields of CSV come after the time and the source. */
    private static <R> void same(Entity<R> entity, R row, List<String> csv, JsonNode json) {
        for (int i = 0; i < entity.metrics().size(); i++) {
            Metric<R> metric = entity.metrics().get(i);
            Value value = metric.of(row);
            String field = csv.get(i + 2);
            JsonNode node = json.get(metric.name());
            if (value == null) {
                assertThat(field).as(metric.name()).isEmpty();
                assertThat(node.isNull()).as(metric.name()).isTrue();
            } else if (value.data() instanceof Double number) {
                assertThat(Double.parseDouble(field)).as(metric.name()).isCloseTo(number, within(number));
                assertThat(node.asDouble()).as(metric.name()).isCloseTo(number, within(number));
            } else if (value.data() instanceof List<?> texts) {
                assertThat(node).as(metric.name()).hasSize(texts.size());
            } else {
                String text = SafeText.neutral(String.valueOf(value.data()));
                assertThat(field).as(metric.name()).isEqualTo(text);
                assertThat(node.asText()).as(metric.name()).isEqualTo(String.valueOf(value.data()));
            }
        }
    }

    /** The tolerance, because three decimals are written. */
    private static org.assertj.core.data.Offset<Double> within(double number) {
        return org.assertj.core.data.Offset.offset(0.0005 + Math.abs(number) * 1e-12);
    }

    private static String written(TopState state, Snapshot snapshot, BatchOptions.Format format, @Nullable View view)
            throws IOException {
        StringBuilder text = new StringBuilder();
        SampleWriter writer = new SampleWriter(new BatchOptions(1, format, view), text, false);
        writer.write(state, snapshot);
        return text.toString();
    }

    private static JsonNode json(TopState state, Snapshot snapshot, @Nullable View view) throws IOException {
        return new ObjectMapper().readTree(written(state, snapshot, BatchOptions.Format.NDJSON, view));
    }

    private static List<List<String>> csv(TopState state, Snapshot snapshot, @Nullable View view) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        for (String line :
                written(state, snapshot, BatchOptions.Format.CSV, view).split("\n")) {
            lines.add(fields(line));
        }
        return lines;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean isDoubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (isDoubled) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
