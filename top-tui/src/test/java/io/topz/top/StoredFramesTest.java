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

    private static Theatre recorded(String version, String scenario, Size size) {
        return new Theatre(size, TopOptions.DEFAULT, SampleCollector.of("nats-server/" + version + "/" + scenario))
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
        Theatre theatre = recorded("2.15.1", "single", size).type("c");
        assertStored("2.15.1-single-closed", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void subjectsOfARecordedServer(Size size) {
        Theatre theatre = recorded("2.10.27", "single", size).type("s").press(Key.Kind.DOWN);
        assertStored("2.10.27-single-subs", theatre.body());
    }

    /** A server with traffic, after five seconds. */
    private static Theatre busy(Size size) {
        return busy(new Theatre(size));
    }

    static Theatre busy(Theatre theatre) {
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.server.connect(7, "日本の客");
        theatre.server.connect(8, "evil\u001b[31m\u202Ename");
        theatre.server.connection(8, conn -> conn.pendingBytes(65_536L));
        theatre.server.jsz = JszBuilder.builder()
                .config(JetStreamConfigBuilder.builder().storeDir("/data").build())
                .streams(3L)
                .consumers(12L)
                .messages(1_234_567L)
                .bytes(9_876_543_210L)
                .build();
        theatre.open();
        for (int second = 1; second <= 5; second++) {
            theatre.server.traffic(5, 6, 250L * second);
            theatre.server.traffic(5, 7, 10);
            theatre.second();
        }
        return theatre;
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void busyServer(Size size) {
        assertStored("busy", busy(size).frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void ratesSortedByWhatMovesMost(Size size) {
        Theatre theatre = busy(size).type(" o").type("msgs_from").press(Key.Kind.ENTER, Key.Kind.DOWN);
        assertStored("rates", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void filterWhileItIsTyped(Size size) {
        assertStored("filter", busy(size).type("/").type("WORK").frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void connection(Size size) {
        Theatre theatre = busy(size).press(Key.Kind.DOWN, Key.Kind.ENTER);
        theatre.server.traffic(5, 6, 100);
        theatre.second();
        assertStored("connection", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void serverThatWentAway(Size size) {
        Theatre theatre = busy(size);
        theatre.collector.answer(options -> {
            throw new CollectException(Kind.UNREACHABLE, "no server listens at port 8222 of 127.0.0.1");
        });
        theatre.pass(Duration.ofSeconds(12));
        assertStored("away", theatre.frame());
        theatre.collector.answer(theatre.server);
        theatre.pass(Duration.ofSeconds(10)).second();
        assertThat(theatre.screen()).doesNotContain("NO ANSWER").contains("order-service");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void slowConsumer(Size size) {
        Theatre theatre = busy(size);
        theatre.server.cutSlowConsumer(8);
        theatre.second();
        assertStored("slow-consumer", theatre.frame());
        theatre.press(Key.Kind.ESCAPE);
        assertThat(theatre.screen()).doesNotContain("SLOW CONSUMER");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void restart(Size size) {
        Theatre theatre = busy(size);
        theatre.server.restart();
        theatre.server.connect(3, "order-service");
        theatre.second();
        assertStored("restart", theatre.frame());
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
        Theatre theatre = new Theatre(size);
        theatre.collector.answer(options -> {
            throw new CollectException(
                    Kind.CLIENT_PORT, "http://127.0.0.1:4222/varz: port 4222 is the one for NATS clients");
        });
        theatre.open();
        assertStored("wrong-port", theatre.frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void beforeTheFirstAnswer(Size size) {
        Theatre theatre = new Theatre(size);
        theatre.collector.hold();
        assertStored("connecting", theatre.open().frame());
    }

    @Test
    @Tag("slow")
    void noSizeIsTooSmall() {
        for (int columns = 1; columns <= 45; columns += 4) {
            for (int rows = 1; rows <= 14; rows++) {
                Theatre theatre = busy(new Size(columns, rows));
                theatre.type("s bd").type("/x").press(Key.Kind.ENTER, Key.Kind.ESCAPE, Key.Kind.ENTER);
                theatre.press(Key.Kind.END, Key.Kind.PAGE_UP).type("?").press(Key.Kind.DOWN, Key.Kind.ESCAPE);
                theatre.server.cutSlowConsumer(8);
                theatre.second().type("c");
                assertThat(theatre.frame().size()).isEqualTo(new Size(columns, rows));
            }
        }
    }
}
