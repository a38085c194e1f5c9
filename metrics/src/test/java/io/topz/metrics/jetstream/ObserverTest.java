package io.topz.metrics.jetstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.AccountDetailBuilder;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ClusterInfoBuilder;
import io.topz.collectors.document.ClusterOptsVarzBuilder;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.MetaClusterInfoBuilder;
import io.topz.collectors.document.StreamDetailBuilder;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.collectors.document.VarzBuilder;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests of the choice of the authoritative answer in a cluster, and of the rates computed from it. */
class ObserverTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Window WINDOW = new Window(Duration.ofMillis(400), Duration.ofSeconds(10));

    private final Observer observer = new Observer();

    /** The report of a server on a stream and its consumer, which another server may lead. */
    private static Answer answer(
            String server, String cluster, int second, long messages, @Nullable String leader, String consumerLeader) {
        return answer(server, cluster, START.plusSeconds(second), "run-of-" + server, messages, leader, consumerLeader);
    }

    private static Answer answer(
            String server,
            String cluster,
            Instant now,
            String id,
            long messages,
            @Nullable String leader,
            String consumerLeader) {
        return new Answer(
                VarzBuilder.builder()
                        .serverId(id)
                        .serverName(server)
                        .start(START)
                        .cluster(ClusterOptsVarzBuilder.builder().name(cluster).build())
                        .build(),
                JszBuilder.builder()
                        .now(now)
                        .metaCluster(
                                MetaClusterInfoBuilder.builder().name(cluster).build())
                        .accountDetails(List.of(AccountDetailBuilder.builder()
                                .name("APP")
                                .streamDetail(List.of(StreamDetailBuilder.builder()
                                        .name("ORDERS")
                                        .cluster(led(cluster, leader))
                                        .state(StreamStateBuilder.builder()
                                                .messages(messages)
                                                .bytes(messages * 10)
                                                .lastSeq(messages + 1000)
                                                .build())
                                        .consumerDetail(List.of(ConsumerInfoBuilder.builder()
                                                .name("worker")
                                                .numPending(messages / 2)
                                                .cluster(led(cluster, consumerLeader))
                                                .build()))
                                        .build()))
                                .build()))
                        .build(),
                WINDOW);
    }

    private static ClusterInfo led(String cluster, @Nullable String leader) {
        ClusterInfoBuilder info = ClusterInfoBuilder.builder().name(cluster);
        return leader == null ? info.build() : info.leader(leader).build();
    }

    @Test
    void streamIsTakenFromItsLeader_andConsumerFromIts() {
        Picture picture = observer.observe(
                answer("n1", "C", 0, 90, "n2", "n3"),
                List.of(answer("n2", "C", 0, 100, "n2", "n3"), answer("n3", "C", 0, 80, "n2", "n3")));
        assertThat(picture.streams()).singleElement().satisfies(row -> {
            assertThat(row.state().messages()).isEqualTo(100);
            assertThat(row.origin().server()).isEqualTo("n2");
            assertThat(row.origin().isLeader()).isTrue();
        });
        assertThat(picture.consumers()).singleElement().satisfies(row -> {
            assertThat(row.lag()).isEqualTo(40);
            assertThat(row.origin().server()).isEqualTo("n3");
        });
        assertThat(picture.absentLeaders()).isEmpty();
    }

    @Test
    void followersNumbers_areMarked_andItsLagIsNotKnown() {
        Picture picture = observer.observe(answer("n1", "C", 0, 90, "n2", "n3"), List.of());
        assertThat(picture.streams())
                .singleElement()
                .satisfies(row -> assertThat(row.origin().role()).isEqualTo(Role.FOLLOWER));
        assertThat(picture.consumers()).singleElement().satisfies(row -> {
            assertThat(row.lag()).isNull();
            assertThat(row.drained()).isEqualTo(Forecast.UNKNOWN);
            assertThat(row.verdict()).isEqualTo(Verdict.FOLLOWER);
        });
        assertThat(picture.absentLeaders()).containsExactly("n2", "n3");
    }

    @Test
    void streamWithoutLeader_saysSo() {
        Picture picture = observer.observe(answer("n1", "C", 0, 90, null, "n1"), List.of());
        assertThat(picture.streams())
                .singleElement()
                .satisfies(row -> assertThat(row.origin().role()).isEqualTo(Role.NO_LEADER));
    }

    @Test
    void serverOfAnotherCluster_isLeftOut() {
        Picture picture =
                observer.observe(answer("n1", "C", 0, 90, "n2", "n2"), List.of(answer("n2", "D", 0, 100, "n2", "n2")));
        assertThat(picture.streams())
                .singleElement()
                .satisfies(row -> assertThat(row.state().messages()).isEqualTo(90));
    }

    @Test
    void rates_areByTheTimeOfTheServerThatTells() {
        // the clock of n2 is an hour ahead
        Instant ahead = START.plusSeconds(3600);
        observer.observe(
                answer("n1", "C", 0, 90, "n2", "n2"), List.of(answer("n2", "C", ahead, "run", 100, "n2", "n2")));
        Picture picture = observer.observe(
                answer("n1", "C", 1, 90, "n2", "n2"),
                List.of(answer("n2", "C", ahead.plusSeconds(2), "run", 120, "n2", "n2")));
        assertThat(picture.streams()).singleElement().satisfies(row -> {
            assertThat(row.rates()).isEqualTo(new StreamRates(10.0, 10.0, 100.0));
            assertThat(row.trend()).isEqualTo(row.rates());
        });
        assertThat(picture.consumers())
                .singleElement()
                .satisfies(row -> assertThat(row.rates().lag()).isEqualTo(5.0));
    }

    @Test
    void anotherLeaderOrRestart_hasNoRate() {
        observer.observe(answer("n1", "C", 0, 90, "n1", "n1"), List.of());
        Picture moved =
                observer.observe(answer("n1", "C", 1, 95, "n2", "n2"), List.of(answer("n2", "C", 1, 100, "n2", "n2")));
        assertThat(moved.streams())
                .singleElement()
                .satisfies(row -> assertThat(row.rates()).isEqualTo(StreamRates.UNKNOWN));
        Picture restarted = observer.observe(
                answer("n1", "C", 2, 95, "n2", "n2"),
                List.of(answer("n2", "C", START.plusSeconds(2), "another", 110, "n2", "n2")));
        assertThat(restarted.streams())
                .singleElement()
                .satisfies(row -> assertThat(row.rates()).isEqualTo(StreamRates.UNKNOWN));
    }

    @Test
    void shrinkingStream_hasARateBelowZero() {
        observer.observe(answer("n1", "C", 0, 100, "n1", "n1"), List.of());
        Picture picture = observer.observe(answer("n1", "C", 2, 60, "n1", "n1"), List.of());
        assertThat(picture.streams()).singleElement().satisfies(row -> {
            assertThat(row.rates().messages()).isEqualTo(-20.0);
            // A last sequence that has decreased belongs to another stream of the same name.
            assertThat(row.rates().in()).isNull();
        });
    }
}
