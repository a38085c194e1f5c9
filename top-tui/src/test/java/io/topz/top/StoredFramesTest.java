package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.JetStreamConfigBuilder;
import io.topz.collectors.document.JszBuilder;
import io.topz.recordings.SampleCollector;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.Screens;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares screens with stored frames: of recorded servers, and of a server during typical events such as a restart. */
class StoredFramesTest {

    static Stream<Arguments> recordings() {
        return Stream.of("2.9.10", "2.10.27", "2.15.1")
                .flatMap(version -> Screens.SIZES.stream().map(size -> Arguments.of(version, size)));
    }

    private static DashboardFixture recorded(String version, String scenario, Size size) {
        return new DashboardFixture(
                        size, TopOptions.DEFAULT, SampleCollector.of("nats-server/" + version + "/" + scenario))
                .open();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordedServer(String version, Size size) {
        assertStored(version + "-empty", recorded(version, "empty", size).frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void recordedClosedConnections(Size size) {
        DashboardFixture fixture = recorded("2.15.1", "single", size).type("c");
        assertStored("2.15.1-single-closed", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void subjectsOfARecordedServer(Size size) {
        DashboardFixture fixture = recorded("2.10.27", "single", size).type("s").press(Key.Kind.DOWN);
        assertStored("2.10.27-single-subs", fixture.body());
    }

    /** A server with traffic, after five seconds. */
    private static DashboardFixture busy(Size size) {
        return busy(new DashboardFixture(size));
    }

    static DashboardFixture busy(DashboardFixture fixture) {
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.server.connect(7, "日本の客");
        fixture.server.connect(8, "evil\u001b[31m\u202Ename");
        fixture.server.connection(8, conn -> conn.pendingBytes(65_536L));
        fixture.server.jsz = JszBuilder.builder()
                .config(JetStreamConfigBuilder.builder().storeDir("/data").build())
                .streams(3L)
                .consumers(12L)
                .messages(1_234_567L)
                .bytes(9_876_543_210L)
                .build();
        fixture.open();
        for (int second = 1; second <= 5; second++) {
            fixture.server.traffic(5, 6, 250L * second);
            fixture.server.traffic(5, 7, 10);
            fixture.second();
        }
        return fixture;
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void busyServer(Size size) {
        assertStored("busy", busy(size).frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void ratesSortedByWhatMovesMost(Size size) {
        DashboardFixture fixture = busy(size).type(" o").type("msgs_from").press(Key.Kind.ENTER, Key.Kind.DOWN);
        assertStored("rates", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void filterWhileItIsTyped(Size size) {
        assertStored("filter", busy(size).type("/").type("WORK").frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void connection(Size size) {
        DashboardFixture fixture = busy(size).press(Key.Kind.DOWN, Key.Kind.ENTER);
        fixture.server.traffic(5, 6, 100);
        fixture.second();
        assertStored("connection", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void serverThatWentAway(Size size) {
        DashboardFixture fixture = busy(size);
        fixture.collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens at port 8222 of 127.0.0.1");
        });
        fixture.pass(Duration.ofSeconds(12));
        assertStored("away", fixture.frame());
        fixture.collector.answer(fixture.server);
        fixture.pass(Duration.ofSeconds(10)).second();
        assertThat(fixture.screen()).doesNotContain("NO ANSWER").contains("order-service");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void slowConsumer(Size size) {
        DashboardFixture fixture = busy(size);
        fixture.server.cutSlowConsumer(8);
        fixture.second();
        assertStored("slow-consumer", fixture.frame());
        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.screen()).doesNotContain("SLOW CONSUMER");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void restart(Size size) {
        DashboardFixture fixture = busy(size);
        fixture.server.restart();
        fixture.server.connect(3, "order-service");
        fixture.second();
        assertStored("restart", fixture.frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void pauseWithEveryModeOn(Size size) {
        assertStored(
                "paused", busy(size).type(" bdp").pass(Duration.ofSeconds(65)).frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void help(Size size) {
        assertStored("help", busy(size).type("?").frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void wrongPort(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        fixture.collector.answer(options -> {
            throw new CollectException(
                    Kind.CLIENT_PORT, "http://127.0.0.1:4222/varz: port 4222 is the one for NATS clients");
        });
        fixture.open();
        assertStored("wrong-port", fixture.frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void beforeTheFirstAnswer(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        fixture.collector.hold();
        assertStored("connecting", fixture.open().frame());
    }

    @Test
    @Tag("slow")
    void noSizeIsTooSmall() {
        for (int columns = 1; columns <= 45; columns += 4) {
            for (int rows = 1; rows <= 14; rows++) {
                DashboardFixture fixture = busy(new Size(columns, rows));
                fixture.type("s bd").type("/x").press(Key.Kind.ENTER, Key.Kind.ESCAPE, Key.Kind.ENTER);
                fixture.press(Key.Kind.END, Key.Kind.PAGE_UP).type("?").press(Key.Kind.DOWN, Key.Kind.ESCAPE);
                fixture.server.cutSlowConsumer(8);
                fixture.second().type("c");
                assertThat(fixture.frame().size()).isEqualTo(new Size(columns, rows));
            }
        }
    }
}
