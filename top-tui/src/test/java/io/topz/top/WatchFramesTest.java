package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeJetStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stored frames of the views about slow consumers, incidents and busy clients, of a server with problems and of recorded ones. */
class WatchFramesTest {

    /** A server with a client that reads more and more slowly. */
    private static Theatre suffering(Size size, String keys) {
        Theatre theatre = new Theatre(size);
        theatre.server.change(varz -> varz.maxPending(67_108_864L).totalConnections(10L));
        theatre.server.jetStream = new FakeJetStream();
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.server.connect(7, "billing-worker");
        theatre.server.connect(8, "slow-logger");
        theatre.open().type(keys).turn();
        for (int second = 1; second <= 6; second++) {
            long waits = 4_000_000L * second;
            theatre.server.traffic(5, 6, 250);
            theatre.server.traffic(5, 8, 100L * second);
            theatre.server.connection(8, conn -> conn.pendingBytes(waits).stalls(waits / 1_000_000));
            theatre.second();
        }
        return theatre;
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void slow(Size size) {
        assertStored("slow", suffering(size, "6").body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void incidents(Size size) {
        Theatre theatre = suffering(size, "6");
        theatre.server.cutSlowConsumer(8);
        theatre.second().type("7").turn();
        assertStored("incidents", theatre.body());
        theatre.press(Key.Kind.ENTER).turn();
        assertStored("incident", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void groups(Size size) {
        Theatre theatre = suffering(size, "9");
        assertStored("groups", theatre.body());
        theatre.press(Key.Kind.DOWN, Key.Kind.DOWN, Key.Kind.ENTER).turn();
        assertStored("members", theatre.body());
        theatre.press(Key.Kind.ESCAPE).type("ffff").turn();
        assertStored("groups-by-client", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void overview(Size size) {
        Theatre theatre = suffering(size, "0");
        theatre.server.cutSlowConsumer(8);
        theatre.server.traffic(5, 6, 250);
        theatre.server.connection(6, conn -> conn.pendingBytes(90_000L));
        assertStored("overview", theatre.second().frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void churn(Size size) {
        Theatre theatre = suffering(size, "C");
        for (int second = 1; second <= 6; second++) {
            long accepted = 10 + 2L * second;
            theatre.server.disconnect(8 + 2L * (second - 1), "Client Closed");
            theatre.server.connect(8 + 2L * second, "flapper");
            theatre.server.change(varz -> varz.totalConnections(accepted));
            theatre.server.connection(8 + 2L * second, conn -> conn.ip("10.0.0.9"));
            theatre.server.connect(9 + 2L * second, "guest");
            theatre.server.disconnect(9 + 2L * second, "Authentication Failure");
            theatre.second();
        }
        assertStored("churn", theatre.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void unhealthy(Size size) {
        Theatre theatre = suffering(size, "H");
        HealthzError error =
                new HealthzError("STREAM", "$G", "ORDERS", null, "JetStream stream '$G > ORDERS' is not current");
        theatre.server.health = new Healthz("unavailable", null, null, List.of(error), 503);
        assertStored("unhealthy", theatre.second().body());
    }

    private static Limitsz limits(long cut, long refused) {
        return new Limitsz(
                "N1",
                null,
                0L,
                null,
                null,
                null,
                null,
                List.of(
                        new LimitInfo("max_connections", "connections", 65_536L, refused),
                        new LimitInfo("max_payload", "bytes", 1_048_576L, 0L),
                        new LimitInfo("max_pending", "bytes", 67_108_864L, cut)));
    }

    @Test
    void limits_thatStruck_areShownWithTheirGrowth() {
        Theatre theatre = suffering(new Size(80, 24), "H");
        assertThat(theatre.screen()).doesNotContain("LIMIT", "Limits");

        theatre.server.limits = limits(0, 0);
        assertThat(theatre.second().line("Limits:")).contains("none was reached");
        theatre.server.limits = limits(0, 3);
        theatre.second();
        theatre.server.limits = limits(12, 3);

        assertStored("struck-limits", theatre.second().body());
    }

    @Test
    void limits_growSinceTheMark() {
        Theatre theatre = suffering(new Size(80, 24), "H");
        theatre.server.limits = limits(1, 3);
        theatre.second().type("m").second().second();
        theatre.server.limits = limits(5, 3);
        theatre.second().second();
        assertThat(theatre.line("max_pending")).contains(" 5 ", " +4 ");

        theatre.type("1")
                .turn()
                .second()
                .type("m")
                .second()
                .second()
                .type("H")
                .turn()
                .second();
        assertThat(theatre.line("max_pending")).contains(" 5 ").doesNotContain("+4");
    }

    @Test
    void limits_areAskedForOnlyWhileTheyAreShown() {
        Theatre theatre = suffering(new Size(80, 24), "0");
        assertThat(theatre.collector.asked).contains("/healthz?details=1").doesNotContain("/limitsz");

        theatre.type("H").turn().second();

        assertThat(theatre.collector.asked).contains("/limitsz");
    }

    @Test
    void slowConsumerThatIsCut_isFoundWithWhatWaitedForIt() {
        Theatre theatre = suffering(new Size(120, 40), "6");
        assertThat(theatre.line("slow-logger")).contains("10s", "+3.8M", "35%");
        theatre.server.cutSlowConsumer(8);
        theatre.second().type("7").turn();
        assertThat(theatre.line("1 11-21 ")).contains("slow-logger", "Pending Bytes", "22.9M");
        theatre.press(Key.Kind.ENTER);
        assertThat(theatre.screen()).contains("22.9M", "19.1M", "3.8M", "Subjects: subject.8");
    }

    @Test
    void incidents_areKeptWhereverTheUserLooks() {
        Theatre theatre = suffering(new Size(120, 40), "3");
        theatre.server.cutSlowConsumer(8);
        theatre.second();
        theatre.server.connect(9, "again");
        theatre.server.cutSlowConsumer(9);
        theatre.second().type("7").turn();
        assertThat(theatre.screen()).contains("slow-logger", "again", "Incidents: 2");
        theatre.server.restart();
        theatre.second();
        assertThat(theatre.screen()).contains("slow-logger", "again");
    }
}
