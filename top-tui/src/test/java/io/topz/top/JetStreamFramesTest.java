package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.Collector;
import io.topz.recordings.SampleCollector;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.Screens;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the views of streams, consumers and buckets with stored frames, for recorded servers of several versions. */
class JetStreamFramesTest {

    static Stream<Arguments> recordings() {
        return Stream.of("2.9.10", "2.10.27", "2.15.1")
                .flatMap(version -> Screens.SIZES.stream().map(size -> Arguments.of(version, size)));
    }

    private static DashboardFixture recorded(String scenario, Size size) {
        return new DashboardFixture(size, TopOptions.DEFAULT, SampleCollector.of("nats-server/" + scenario)).open();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void stream(String version, Size size) {
        DashboardFixture fixture =
                recorded(version + "/single", size).type("3").turn().type("/ORDERS");
        fixture.press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertStored(version + "-stream", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void consumer(String version, Size size) {
        DashboardFixture fixture =
                recorded(version + "/single", size).type("4").turn().type("/push1");
        fixture.press(Key.Kind.ENTER, Key.Kind.ENTER).turn();
        assertStored(version + "-consumer", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void oneServerOfACluster(String version, Size size) {
        DashboardFixture fixture =
                recorded(version + "/cluster3/n1", size).type("4").turn();
        assertStored(version + "-follower", fixture.body());
    }

    private static DashboardFixture cluster(String version, Size size) {
        List<Collector> others = List.of(
                SampleCollector.of("nats-server/" + version + "/cluster3/n2"),
                SampleCollector.of("nats-server/" + version + "/cluster3/n3"));
        return new DashboardFixture(
                        size, TopOptions.DEFAULT, SampleCollector.of("nats-server/" + version + "/cluster3/n1"), others)
                .open();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void everyServerOfACluster(String version, Size size) {
        DashboardFixture fixture = cluster(version, size).type("3").turn().second();
        assertStored(version + "-cluster-streams", fixture.body());
        assertStored(
                version + "-cluster-consumers",
                fixture.type("4").turn().second().body());
        assertThat(fixture.screen()).doesNotContain("follower");
    }

    @Test
    void serverFromBeforeJetStream_saysSo() {
        DashboardFixture fixture = new DashboardFixture(new Size(120, 40));
        fixture.server.change(varz -> varz.version("2.1.9"));
        assertThat(fixture.open().type("3").turn().screen()).contains("no JetStream: nats-server has it since 2.2");
    }

    @Test
    void serverWithoutJetStream_saysSo() {
        DashboardFixture fixture =
                new DashboardFixture(new Size(120, 40)).open().type("3").turn();
        assertThat(fixture.screen()).contains("JetStream is off on this server");
        assertThat(fixture.type("4").turn().screen()).contains("JetStream is off on this server");
        assertThat(fixture.type("5").turn().screen()).contains("JetStream is off on this server");
    }
}
