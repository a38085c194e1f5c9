package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.app.check.Answers.Listings;
import io.topz.app.check.Observation.SamplePair;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.Samples;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.Reading;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ServerView;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the figures of a check are those of the dashboard, on recorded clusters. */
class SameAsDashboardTest {

    private record Server(Varz varz, @Nullable Jsz jsz) {

        Answer answer() {
            return new Answer(varz, Objects.requireNonNull(jsz), Reading.WINDOW);
        }

        Observation observation() {
            return Observation.of(
                    3, new SamplePair(null, new Answers(varz, jsz, null, null, null, Listings.NONE, null)), List.of());
        }
    }

    private static Server server(String sample) {
        Collector collector = SampleCollector.of(sample);
        return new Server(
                collector.collect(VarzOptions.defaults()).toCompletableFuture().join(),
                collector.collect(ConfigMemory.ALL).toCompletableFuture().join());
    }

    private static List<Server> cluster(String version) {
        return List.of("n1", "n2", "n3").stream()
                .map(name -> server("nats-server/" + version + "/cluster3/" + name))
                .toList();
    }

    /** The figures of a check on all servers, by their subjects. */
    private static Map<String, Double> checked(String figure, String subject, List<Server> servers) {
        Map<String, Double> figures = new HashMap<>();
        for (Server server : servers) {
            for (Figure found :
                    Vocabulary.ALL.word(figure, subject).orElseThrow().figures("", server.observation())) {
                if (found.value() != null) {
                    figures.put(found.subject(), found.value());
                }
            }
        }
        return figures;
    }

    private static <R> Map<String, Double> shown(Metric<R> metric, List<R> rows, Function<R, String> name) {
        Map<String, Double> numbers = new HashMap<>();
        for (R row : rows) {
            Double number = metric.number(row);
            if (number != null) {
                numbers.put(name.apply(row), number);
            }
        }
        return numbers;
    }

    private static <R> void everyNumberIsTheSame(
            Entity<R> entity, String subject, List<Server> servers, List<R> rows, Function<R, String> name) {
        for (Metric<R> metric : entity.all()) {
            if (metric.isNumeric()) {
                assertThat(checked(metric.name(), subject, servers))
                        .as(metric.name())
                        .isEqualTo(shown(metric, rows, name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void everyMetricOfStreamsAndConsumers_isTheSame(String version) {
        List<Server> servers = cluster(version);
        Picture picture = new Observer()
                .observe(
                        servers.get(0).answer(),
                        servers.subList(1, 3).stream().map(Server::answer).toList());
        assertThat(picture.streams()).isNotEmpty();
        assertThat(picture.consumers()).isNotEmpty();
        assertThat(checked("lag", "", servers)).isNotEmpty();
        everyNumberIsTheSame(StreamMetrics.STREAMS, "S", servers, picture.streams(), row -> row.key().stream());
        everyNumberIsTheSame(
                ConsumerMetrics.CONSUMERS,
                "S/C",
                servers,
                picture.consumers(),
                row -> row.key().stream().stream() + "/" + row.key().consumer());
    }

    static Stream<String> recorded() {
        return Samples.names().stream().filter(SameAsDashboardTest::isServer);
    }

    private static boolean isServer(String sample) {
        CompletableFuture<Varz> varz =
                SampleCollector.of(sample).collect(VarzOptions.defaults()).toCompletableFuture();
        return !varz.isCompletedExceptionally();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everyMetricOfAServer_isTheSame(String sample) {
        Collector collector = SampleCollector.of(sample);
        Varz varz =
                collector.collect(VarzOptions.defaults()).toCompletableFuture().join();
        CompletableFuture<Jsz> asked = collector.collect(ConfigMemory.ALL).toCompletableFuture();
        Server server = new Server(varz, asked.isCompletedExceptionally() ? null : asked.join());
        ServerView view = new ServerView(varz, Rates.UNKNOWN, server.jsz(), null, null, null, 3);
        everyNumberIsTheSame(ServerMetrics.SERVER, "", List.of(server), List.of(view), row -> "");
    }

    /** A metric that is declared only here. */
    @Test
    void ownMetric_isAConditionAndListed() throws InterruptedException {
        Metric<StreamRow> letters = Metric.bytes("letters_of_name", "letters of its name", row ->
                (long) row.key().stream().length());
        Vocabulary vocabulary = Vocabulary.ALL.with(StreamMetrics.STREAMS.with(letters));
        assertThat(vocabulary.list()).contains("letters_of_name", "letters of its name");
        assertThat(Vocabulary.ALL.list()).doesNotContain("letters_of_name");
        Check check = new Check(vocabulary);
        check.add("letters_of_name(ORDERS)>5:warn");
        check.add("letters_of_name_delta(ORDERS)>0:crit");
        CheckReport report = check.run(
                Map.of("n1", SampleCollector.of("nats-server/2.10.27/single")),
                Duration.ofMillis(1),
                Duration.ofSeconds(20),
                Severity.CRITICAL);
        assertThat(report.severity()).isEqualTo(Severity.WARNING);
        assertThat(report.text(CheckFormat.TEXT)).contains("letters_of_name(ORDERS) 6 > 5");
    }
}
