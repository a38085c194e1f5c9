package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.app.check.Observation.SamplePair;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Metric;
import io.topz.metrics.Reading;
import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.metrics.streaming.StreamingQueries;
import io.topz.recordings.SampleCollector;
import io.topz.top.table.Look;
import io.topz.top.table.TableSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
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

    private static String together(List<String> servers, String... conditions) throws InterruptedException {
        Check check = new Check();
        for (String condition : conditions) {
            check.add(condition);
        }
        Map<String, Collector> named = new LinkedHashMap<>();
        servers.forEach(name -> named.put("http://" + name, SampleCollector.of(SAMPLES + "cluster3/" + name)));
        return check.run(named, Duration.ofMillis(1), Duration.ofSeconds(30), Severity.UNKNOWN)
                .text(CheckFormat.NAGIOS);
    }

    @Test
    void leaderOfACluster_hasTheWord_whicheverServersAreNamed() throws InterruptedException {
        List<String> streaming = List.of("n1", "n2", "n3");
        assertThat(together(streaming, "channel.messages(orders.created)<1:crit"))
                .startsWith("TOPZ OK");
        assertThat(together(streaming, "channel.messages(no-such)<1:crit")).startsWith("TOPZ UNKNOWN");
        assertThat(together(List.of("n1", "nats1", "n2", "n3"), "subscriber.offline(orders.created/nightly)>0"))
                .contains("(orders.created/nightly, durable of reports, offline; 1 of 1 match)");
    }

    @Test
    void followersWithoutTheirLeader_areUnknown() throws InterruptedException {
        List<String> followers = Stream.of("n1", "n2", "n3")
                .filter(name -> !"Leader"
                        .equals(SampleCollector.of(SAMPLES + "cluster3/" + name)
                                .collect(ServerzOptions.defaults())
                                .toCompletableFuture()
                                .join()
                                .role()))
                .toList();
        assertThat(followers).hasSize(2);
        assertThat(together(followers, "channel.lag>5")).startsWith("TOPZ UNKNOWN - ");
    }

    @Test
    void clientWithoutConnection_isFound_whenAllNatsServersAreNamed() throws InterruptedException {
        List<String> servers = List.of("n1", "n2", "n3", "nats1", "nats2", "nats3");
        assertThat(together(servers, "streaming_client.gone>0:crit"))
                .startsWith("TOPZ CRITICAL - ")
                .contains("(lost, client gone; 1 of 7 match)");
        assertThat(together(servers, "subscriber.gone>0:crit")).contains("orders.created/lost-dur");
        assertThat(together(servers.subList(0, 5), "streaming_client.gone>0:crit"))
                .doesNotContain("CRITICAL");
    }

    @Test
    void builtInChecks_findWhatIsWrong() throws InterruptedException {
        Check check = new Check();
        for (String name : List.of("channel-lag", "channel-stalled", "channel-offline", "channel-limits")) {
            check.addReady(name);
        }
        String report = check.run(
                        Map.of("n1", SampleCollector.of("nats-streaming-server/0.20.0/embedded")),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(30),
                        Severity.UNKNOWN)
                .text(CheckFormat.TEXT);
        assertThat(report)
                .contains("subscriber.stalled", "indexer", "subscriber.offline", "nightly")
                .contains("subscriber.lag", "streaming_server.channels_percent", "channel.subs_percent");
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
        ServerDocuments documents = ServerDocuments.of(VarzBuilder.builder().build(), answer);
        Picture picture = new StreamingObserver().observe(documents, List.of(), Reading.WINDOW);
        Observation seen = Observation.of(
                1, new SamplePair(null, Answers.of(documents.varz()).withStreaming(documents)), List.of());
        same(StreamingScopes.CHANNELS, TableSpec.CHANNELS, picture.channels(), seen);
        same(StreamingScopes.SUBSCRIBERS, TableSpec.SUBSCRIBERS, picture.subscribers(), seen);
        same(StreamingScopes.CLIENTS, TableSpec.STREAMING_CLIENTS, picture.clients(), seen);
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
