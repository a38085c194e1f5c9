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
    private static DashboardFixture suffering(Size size, String keys) {
        DashboardFixture fixture = new DashboardFixture(size);
        fixture.server.change(varz -> varz.maxPending(67_108_864L).totalConnections(10L));
        fixture.server.jetStream = new FakeJetStream();
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.server.connect(7, "billing-worker");
        fixture.server.connect(8, "slow-logger");
        fixture.open().type(keys).turn();
        for (int second = 1; second <= 6; second++) {
            long waits = 4_000_000L * second;
            fixture.server.traffic(5, 6, 250);
            fixture.server.traffic(5, 8, 100L * second);
            fixture.server.connection(8, conn -> conn.pendingBytes(waits).stalls(waits / 1_000_000));
            fixture.second();
        }
        return fixture;
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void slow(Size size) {
        assertStored("slow", suffering(size, "6").body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void incidents(Size size) {
        DashboardFixture fixture = suffering(size, "6");
        fixture.server.cutSlowConsumer(8);
        fixture.second().type("7").turn();
        assertStored("incidents", fixture.body());
        fixture.press(Key.Kind.ENTER).turn();
        assertStored("incident", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void groups(Size size) {
        DashboardFixture fixture = suffering(size, "9");
        assertStored("groups", fixture.body());
        fixture.press(Key.Kind.DOWN, Key.Kind.DOWN, Key.Kind.ENTER).turn();
        assertStored("members", fixture.body());
        fixture.press(Key.Kind.ESCAPE).type("ffff").turn();
        assertStored("groups-by-client", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void overview(Size size) {
        DashboardFixture fixture = suffering(size, "0");
        fixture.server.cutSlowConsumer(8);
        fixture.server.traffic(5, 6, 250);
        fixture.server.connection(6, conn -> conn.pendingBytes(90_000L));
        assertStored("overview", fixture.second().frame());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void churn(Size size) {
        DashboardFixture fixture = suffering(size, "C");
        for (int second = 1; second <= 6; second++) {
            long accepted = 10 + 2L * second;
            fixture.server.disconnect(8 + 2L * (second - 1), "Client Closed");
            fixture.server.connect(8 + 2L * second, "flapper");
            fixture.server.change(varz -> varz.totalConnections(accepted));
            fixture.server.connection(8 + 2L * second, conn -> conn.ip("10.0.0.9"));
            fixture.server.connect(9 + 2L * second, "guest");
            fixture.server.disconnect(9 + 2L * second, "Authentication Failure");
            fixture.second();
        }
        assertStored("churn", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void unhealthy(Size size) {
        DashboardFixture fixture = suffering(size, "H");
        HealthzError error =
                new HealthzError("STREAM", "$G", "ORDERS", null, "JetStream stream '$G > ORDERS' is not current");
        fixture.server.health = new Healthz("unavailable", null, null, List.of(error), 503);
        assertStored("unhealthy", fixture.second().body());
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
        DashboardFixture fixture = suffering(new Size(80, 24), "H");
        assertThat(fixture.screen()).doesNotContain("LIMIT", "Limits");

        fixture.server.limits = limits(0, 0);
        assertThat(fixture.second().line("Limits:")).contains("none was reached");
        fixture.server.limits = limits(0, 3);
        fixture.second();
        fixture.server.limits = limits(12, 3);

        assertStored("struck-limits", fixture.second().body());
    }

    @Test
    void limits_growSinceTheMark() {
        DashboardFixture fixture = suffering(new Size(80, 24), "H");
        fixture.server.limits = limits(1, 3);
        fixture.second().type("m").second().second();
        fixture.server.limits = limits(5, 3);
        fixture.second().second();
        assertThat(fixture.line("max_pending")).contains(" 5 ", " +4 ");

        fixture.type("1")
                .turn()
                .second()
                .type("m")
                .second()
                .second()
                .type("H")
                .turn()
                .second();
        assertThat(fixture.line("max_pending")).contains(" 5 ").doesNotContain("+4");
    }

    @Test
    void limits_areAskedForOnlyWhileTheyAreShown() {
        DashboardFixture fixture = suffering(new Size(80, 24), "0");
        assertThat(fixture.collector.asked).contains("/healthz?details=1").doesNotContain("/limitsz");

        fixture.type("H").turn().second();

        assertThat(fixture.collector.asked).contains("/limitsz");
    }

    @Test
    void slowConsumerThatIsCut_isFoundWithWhatWaitedForIt() {
        DashboardFixture fixture = suffering(new Size(120, 40), "6");
        assertThat(fixture.line("slow-logger")).contains("10s", "+3.8M", "35%");
        fixture.server.cutSlowConsumer(8);
        fixture.second().type("7").turn();
        assertThat(fixture.line("1 11-21 ")).contains("slow-logger", "Pending Bytes", "22.9M");
        fixture.press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("22.9M", "19.1M", "3.8M", "Subjects: subject.8");
    }

    @Test
    void incidents_areKeptWhereverTheUserLooks() {
        DashboardFixture fixture = suffering(new Size(120, 40), "3");
        fixture.server.cutSlowConsumer(8);
        fixture.second();
        fixture.server.connect(9, "again");
        fixture.server.cutSlowConsumer(9);
        fixture.second().type("7").turn();
        assertThat(fixture.screen()).contains("slow-logger", "again", "Incidents: 2");
        fixture.server.restart();
        fixture.second();
        assertThat(fixture.screen()).contains("slow-logger", "again");
    }
}
