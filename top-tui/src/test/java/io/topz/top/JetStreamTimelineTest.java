package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.LostStreamData;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeJetStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the screen while streams fill, consumers fall behind and recover, and a server restarts. */
class JetStreamTimelineTest {

    private final FakeJetStream jetStream = new FakeJetStream();

    /** A stream that will be full, one that drops the oldest messages, a work queue, and consumers of every kind. */
    private DashboardFixture fixture(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        fixture.server.jetStream = jetStream;
        var now = fixture.server.now();
        jetStream.stream("ORDERS", now, config -> config.maxMsgs(10_000L).discard("new"));
        jetStream.stream("TELEMETRY", now, config -> config.maxBytes(100_000L).storage("memory"));
        jetStream.stream("JOBS", now, config -> config.retention("workqueue"));
        jetStream.stream(
                "KV_sessions", now, config -> config.maxMsgsPerSubject(3L).maxAge(3_600_000_000_000L));
        jetStream.consume("ORDERS", "billing", now, config -> config);
        jetStream.consume("ORDERS", "reports", now, config -> config);
        jetStream.consume("ORDERS", "capped", now, config -> config.maxAckPending(20L));
        jetStream.consume("JOBS", "workers", now, config -> config);
        jetStream.publish("KV_sessions", 12, now);
        return fixture.open();
    }

    /** One second of work: 250 orders, all of which billing takes while reports takes none; jobs are added and done. */
    private void work(DashboardFixture fixture) {
        var now = fixture.server.now();
        jetStream.publish("ORDERS", 250, now);
        jetStream.deliver("ORDERS", "billing", 250, true, now);
        jetStream.publish("JOBS", 40, now);
        jetStream.deliver("JOBS", "workers", 40, true, now);
        jetStream.state("JOBS", state -> state.messages(0L).bytes(0L));
        jetStream.publish("TELEMETRY", 25, now);
        fixture.second();
    }

    private DashboardFixture afterSeconds(Size size, int seconds, String view) {
        DashboardFixture fixture = fixture(size).type(view).turn();
        jetStream.deliver("ORDERS", "capped", 0, false, fixture.server.now());
        jetStream.consumer("ORDERS", "capped", info -> info.numAckPending(20L));
        for (int second = 0; second < seconds; second++) {
            work(fixture);
        }
        return fixture;
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void growingStreams(Size size) {
        assertStored("jetstream-growth", afterSeconds(size, 12, "3").body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void stuckConsumers(Size size) {
        assertStored("jetstream-stuck", afterSeconds(size, 12, "4").body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void streamThatRejects(Size size) {
        DashboardFixture fixture = afterSeconds(size, 39, "3");
        assertThat(fixture.line("ORDERS")).containsAnyOf("97% msgs", "nearly full");
        work(fixture);
        fixture.type("/ORD").press(Key.Kind.ENTER, Key.Kind.ENTER).second();
        assertStored("jetstream-rejects", fixture.body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void restart(Size size) {
        DashboardFixture fixture = afterSeconds(size, 5, "3");
        fixture.server.restart();
        work(fixture);
        assertStored("jetstream-restart", fixture.body());
        work(fixture);
        assertThat(fixture.line("ORDERS")).contains("250");
    }

    @Test
    void forecasts_followWhatIsMeasured() {
        DashboardFixture fixture = afterSeconds(new Size(120, 40), 20, "3");
        // 5000 of 10000, 250 a second
        assertThat(fixture.line("ORDERS")).contains("+250").contains("50% msgs").contains("20s rejects");
        assertThat(fixture.line("JOBS")).contains("no limit").contains("never");
        // no further messages arrive
        for (int second = 0; second < 12; second++) {
            fixture.second();
        }
        assertThat(fixture.line("ORDERS")).contains("50% msgs  never");
    }

    @Test
    void consumerThatCatchesUp_isToldWhenItWillBeDone() {
        DashboardFixture fixture = afterSeconds(new Size(200, 60), 12, "4");
        assertThat(fixture.line(" reports ")).contains("stuck").contains("+250").contains("never");
        assertThat(fixture.line(" billing ")).contains(" ok ");
        assertThat(fixture.line(" capped ")).contains("ack cap").contains("20/20");
        for (int second = 0; second < 10; second++) {
            jetStream.deliver("ORDERS", "reports", 100, true, fixture.server.now());
            fixture.second();
        }
        // 2000 are left, and the trend no longer contains the earlier seconds
        assertThat(fixture.line(" reports "))
                .contains("behind")
                .contains("2.0K")
                .contains("-100")
                .contains("20s");
    }

    @Test
    void damage_isLoud() {
        DashboardFixture fixture = afterSeconds(new Size(80, 24), 2, "3");
        assertThat(fixture.screen()).doesNotContain("LOST");
        jetStream.state("JOBS", state -> state.lost(new LostStreamData(List.of(3L, 4L), 200L)));
        fixture.second();
        assertThat(fixture.line("JOBS")).contains("2 LOST");
    }

    @Test
    void drillDown_goesThereAndBack() {
        DashboardFixture fixture = afterSeconds(new Size(120, 40), 2, "3");
        fixture.type("G").press(Key.Kind.UP, Key.Kind.ENTER);
        assertThat(fixture.screen())
                .contains("Stream ORDERS")
                .contains("orders.>")
                .contains("billing");
        fixture.press(Key.Kind.DOWN, Key.Kind.ENTER);
        assertThat(fixture.screen())
                .contains("Consumer reports of stream ORDERS")
                .doesNotContain("CONSUMER");
        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.selected()).contains("reports");
        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.selected()).contains("ORDERS");
    }

    @Test
    void onlyWhatTheViewNeeds_isAskedFor() {
        DashboardFixture fixture = fixture(new Size(120, 40)).second();
        fixture.collector.asked.clear();
        fixture.second().type("3").turn().second().type("4").turn();
        assertThat(fixture.collector.asked)
                .containsExactly(
                        "/varz",
                        "/connz?limit=1024",
                        "/jsz",
                        "/varz",
                        "/jsz?accounts=1&streams=1&config=1",
                        "/varz",
                        "/jsz?accounts=1&streams=1",
                        "/varz",
                        "/jsz?accounts=1&streams=1&consumers=1");
    }

    @Test
    void consumerThatWasDeleted_isNotKnownAnyMore() {
        DashboardFixture fixture = afterSeconds(new Size(120, 40), 2, "4");
        fixture.press(Key.Kind.ENTER);
        jetStream.stream("ORDERS", fixture.server.now(), config -> config);
        fixture.second();
        assertThat(fixture.screen()).contains("not known to the server (any more)");
    }

    @Test
    void sorting_goesByAnyColumn() {
        DashboardFixture fixture = afterSeconds(new Size(200, 60), 5, "3");
        for (String key : List.of("bytes_growth", "full_in", "oldest", "deleted", "growth")) {
            fixture.type("o").type(key).press(Key.Kind.ENTER);
            assertThat(fixture.screen()).contains("sort " + key + " ");
        }
        assertThat(fixture.selected()).contains("ORDERS");
        fixture.type("o").type("full").press(Key.Kind.ENTER);
        assertThat(fixture.selected()).contains("ORDERS");
    }

    @Test
    void consumersThatWereNotAskedForYet_areNotNone() {
        DashboardFixture fixture = afterSeconds(new Size(120, 40), 2, "3");
        fixture.collector.hold();
        fixture.type("4").turn();
        assertThat(fixture.screen()).contains("asking the server");
        fixture.collector.release();
        fixture.second();
        assertThat(fixture.screen()).contains("Consumers: 4");
    }

    @Test
    void keysOfConnections_sayThatTheyDoNothingHere() {
        DashboardFixture fixture = afterSeconds(new Size(120, 40), 2, "3");
        fixture.type(" ");
        assertThat(fixture.screen()).contains("that key is about connections").doesNotContain("rates per second");
    }

    @Test
    void noSizeIsTooSmall() {
        for (int columns = 1; columns <= 45; columns += 4) {
            for (int rows = 1; rows <= 14; rows += 2) {
                DashboardFixture fixture = afterSeconds(new Size(columns, rows), 2, "3");
                fixture.press(Key.Kind.ENTER).second().press(Key.Kind.ENTER).second();
                fixture.press(Key.Kind.END, Key.Kind.PAGE_UP, Key.Kind.ESCAPE, Key.Kind.ESCAPE);
                fixture.type("45").type("/x").press(Key.Kind.ENTER, Key.Kind.ESCAPE, Key.Kind.ENTER);
                assertThat(fixture.second().frame().size()).isEqualTo(new Size(columns, rows));
            }
        }
    }

    @Test
    void hostileNames_areHarmless() {
        DashboardFixture fixture = fixture(new Size(120, 40));
        String evil = "evil\u001b[31m\u202E\u0007";
        var now = fixture.server.now();
        jetStream.stream(
                evil,
                now,
                config -> config.subjects(List.of(evil))
                        .description(evil)
                        .storage(evil)
                        .maxMsgs(5L));
        jetStream.consume(
                evil,
                evil,
                now,
                config -> config.description(evil).filterSubject(evil).deliverSubject(evil));
        StringBuilder shown = new StringBuilder();
        shown.append(fixture.type("3").turn().second().screen());
        fixture.type("/evil").press(Key.Kind.ENTER, Key.Kind.ENTER);
        shown.append(fixture.second().screen());
        shown.append(fixture.press(Key.Kind.ENTER).second().screen());
        shown.append(fixture.type("4").turn().screen());
        assertThat(shown).contains("Stream evil").contains("Consumer evil");
        assertThat(shown.chars().filter(c -> c != '\n' && (c < ' ' || c == 0x7F || c == 0x202E)))
                .isEmpty();
    }
}
