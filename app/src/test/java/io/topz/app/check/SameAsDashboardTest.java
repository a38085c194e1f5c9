package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Limit;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.recordings.SampleCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a check are those of the dashboard, on clusters that were recorded. */
class SameAsDashboardTest {

    private record Server(String name, Varz varz, Jsz jsz) {

        Answer answer() {
            return new Answer(varz, jsz, Observation.WINDOW);
        }

        Observation observation() {
            return new Observation(3, null, null, null, varz, jsz, null, null, null);
        }
    }

    private static Server server(String sample, String name) {
        Collector collector = SampleCollector.of(sample + name);
        return new Server(
                name,
                collector.collect(VarzOptions.defaults()).toCompletableFuture().join(),
                collector.collect(ConfigMemory.ALL).toCompletableFuture().join());
    }

    private static List<Server> cluster(String version) {
        return List.of("n1", "n2", "n3").stream()
                .map(name -> server("nats-server/" + version + "/cluster3/", name))
                .toList();
    }

    /** What the check of all servers says about a figure, by what it is of. */
    private static Map<String, Double> checked(String figure, List<Server> servers) {
        List<Figure> figures = new ArrayList<>();
        servers.forEach(server -> figures.addAll(JetStreamFigures.of(figure, "", server.observation())));
        return figures.stream()
                .filter(found -> found.value() != null)
                .collect(Collectors.toMap(
                        Figure::subject, found -> Objects.requireNonNull(found.value()), (one, other) -> {
                            assertThat(one).isEqualTo(other);
                            return one;
                        }));
    }

    private static <R> Map<String, Double> shown(
            List<R> rows, Function<R, String> name, Function<R, @Nullable Double> value) {
        return rows.stream()
                .filter(row -> value.apply(row) != null)
                .collect(Collectors.toMap(name, row -> Objects.requireNonNull(value.apply(row)), (one, other) -> one));
    }

    private static Map<String, Double> streams(Picture picture, Function<StreamRow, @Nullable Double> value) {
        return shown(picture.streams(), row -> row.key().stream(), value);
    }

    private static Map<String, Double> consumers(Picture picture, Function<ConsumerRow, @Nullable Double> value) {
        return shown(
                picture.consumers(),
                row -> row.key().stream().stream() + "/" + row.key().consumer(),
                value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void figuresOfStreamsAndConsumers_areTheSame(String version) {
        List<Server> servers = cluster(version);
        Picture picture = new Observer()
                .observe(
                        servers.get(0).answer(),
                        servers.subList(1, 3).stream().map(Server::answer).toList());
        assertThat(picture.streams()).isNotEmpty();
        assertThat(checked("messages", servers))
                .isEqualTo(streams(picture, row -> Numbers.unsigned(row.state().messages())));
        assertThat(checked("full", servers))
                .isEqualTo(streams(
                        picture,
                        row -> Limit.worst(row.limits())
                                .map(Limit::share)
                                .map(share -> 100 * share)
                                .orElse(null)));
        assertThat(checked("leader", servers))
                .isEqualTo(streams(picture, row -> row.origin().isLeader() ? 1.0 : 0.0));
        assertThat(checked("lag", servers)).isEqualTo(consumers(picture, row -> Numbers.unsigned(row.lag())));
        assertThat(checked("last_delivery", servers))
                .isEqualTo(consumers(
                        picture,
                        row -> row.lastDelivery() == null
                                ? null
                                : Double.valueOf(row.lastDelivery().toMillis() / 1000.0)));
    }
}
