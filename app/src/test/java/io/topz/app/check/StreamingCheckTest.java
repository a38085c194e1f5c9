package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Metric;
import io.topz.metrics.Reading;
import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.metrics.streaming.StreamingQueries;
import io.topz.recordings.SampleCollector;
import io.topz.top.table.Look;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Conditions about NATS Streaming, on recorded servers. */
class StreamingCheckTest {

    private static final String SAMPLES = "nats-streaming-server/0.25.6/";

    /** A streaming server that was recorded without its {@code /varz}. */
    private record Node(Collector recorded) implements Collector {

        static Node of(String name) {
            return new Node(SampleCollector.of(SAMPLES + name));
        }

        @Override
        public <D extends Document> CompletionStage<D> collect(Options<D> options) {
            return options instanceof VarzOptions
                    ? CompletableFuture.completedStage(options.endpoint()
                            .document()
                            .cast(VarzBuilder.builder()
                                    .serverId("N")
                                    .now(Instant.EPOCH)
                                    .build()))
                    : recorded.collect(options);
        }
    }

    private static String line(Collector server, String... conditions) throws InterruptedException {
        Check check = new Check();
        for (String condition : conditions) {
            check.add(condition);
        }
        return check.run(Map.of("n1", server), Duration.ofMillis(1), Duration.ofSeconds(30), Severity.UNKNOWN)
                .text(CheckFormat.NAGIOS);
    }

    @Test
    void result_namesTheWorst() throws InterruptedException {
        assertThat(line(Node.of("embedded"), "channel.lag>5:warn"))
                .startsWith("TOPZ WARNING - channel.lag 9 > 5 (orders.created, stalled; 1 of 2 match)");
        assertThat(line(Node.of("embedded"), "subscriber.offline(device*/3F45)>0:crit"))
                .startsWith("TOPZ CRITICAL - subscriber.offline(device*/3F45) 1 > 0"
                        + " (device.3F45.events/3F45, durable of audit-1, offline; 1 of 1 match)");
        assertThat(line(Node.of("embedded"), "subscriber.stalled(orders.created/audit)>0:crit"))
                .startsWith("TOPZ OK");
        assertThat(line(Node.of("embedded"), "streaming_server.clients<1:crit", "streaming_server.channels<1"))
                .startsWith("TOPZ OK");
    }

    @Test
    void numbersOfAFollower_areNotChecked() throws InterruptedException {
        assertThat(line(Node.of("cluster/n1"), "channel.messages>0:crit")).doesNotContain("CRITICAL");
        assertThat(line(Node.of("cluster/n3"), "channel.messages>0:crit")).startsWith("TOPZ CRITICAL");
    }

    @Test
    void serverWithoutStreaming_isUnknown() throws InterruptedException {
        Collector without = new Collector() {
            @Override
            public <D extends Document> CompletionStage<D> collect(Options<D> options) {
                return options instanceof VarzOptions
                        ? Node.of("embedded").collect(options)
                        : CompletableFuture.failedStage(new CollectException(Kind.NOT_FOUND, "404"));
            }
        };
        assertThat(line(without, "channel.lag>5:warn")).startsWith("TOPZ UNKNOWN - channel.lag is not known");
    }

    @Test
    void list_hasTheFigures() {
        assertThat(Vocabulary.ALL.list())
                .contains("    channel.lag ", "    subscriber.pending ", "    streaming_server.in_msgs_rate ");
    }

    /** Every number is the same in a column of the dashboard and in a check. */
    @Test
    void numbers_areThoseOfTheDashboard() {
        StreamingAnswer answer = Objects.requireNonNull(new StreamingQueries(Node.of("embedded"))
                .ask()
                .toCompletableFuture()
                .join());
        Picture picture = new StreamingObserver().observe(answer, Reading.WINDOW);
        Observation seen = Observation.of(
                1,
                null,
                new Answers(VarzBuilder.builder().build(), null, null, null, null, Answers.Listings.NONE, answer));
        same(StreamingScopes.CHANNELS, TableSpec.CHANNELS, picture.channels(), seen);
        same(StreamingScopes.SUBSCRIBERS, TableSpec.SUBSCRIBERS, picture.subscribers(), seen);
    }

    private static <E> void same(Scope<E> scope, TableSpec<E> table, List<E> rows, Observation seen) {
        assertThat(rows).isNotEmpty();
        for (Metric<E> metric : scope.entity().all()) {
            if (metric.isNumeric()) {
                assertThat(scope.figures(new Reading<>(metric, Reading.Change.NONE), "", seen))
                        .as(metric.name())
                        .extracting(Figure::value)
                        .isEqualTo(rows.stream()
                                .map(row -> table.column(metric.name())
                                        .orElseThrow()
                                        .value()
                                        .apply(row, Look.DEFAULT))
                                .toList());
            }
        }
    }
}
