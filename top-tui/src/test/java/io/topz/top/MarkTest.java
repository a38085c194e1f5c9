package io.topz.top;

import static io.topz.top.testing.FrameFiles.assertStored;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeJetStream;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the changes since a mark, and of the receivers of a subject. */
class MarkTest {

    private static DashboardFixture busy(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        FakeJetStream jetStream = new FakeJetStream();
        fixture.server.jetStream = jetStream;
        jetStream.stream("ORDERS", fixture.server.now(), config -> config);
        jetStream.consume("ORDERS", "billing", fixture.server.now(), config -> config);
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.server.connect(7, "audit");
        fixture.open();
        fixture.server.traffic(5, 6, 1_000_000);
        fixture.second();
        return fixture;
    }

    private static DashboardFixture marked(Size size) {
        DashboardFixture fixture =
                busy(size).type("4").turn().second().type("1").turn().type("m");
        fixture.server.traffic(5, 6, 70);
        fixture.server.disconnect(7, "Client Closed");
        fixture.server.connect(8, "audit");
        fixture.server.connection(8, conn -> conn.ip("10.0.0.7"));
        fixture.server.disconnect(6, "Client Closed");
        fixture.server.connect(9, "newcomer");
        Objects.requireNonNull(fixture.server.jetStream).stream("JOBS", fixture.server.now(), config -> config);
        fixture.server.jetStream.publish("ORDERS", 12, fixture.server.now());
        return fixture.second().second();
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void numbersSinceTheMark(Size size) {
        assertStored("marked", marked(size).body());
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void changes(Size size) {
        assertStored("changes", marked(size).type("M").turn().body());
    }

    @Test
    void mark_isInEveryNumber() {
        DashboardFixture fixture = marked(new Size(120, 40));
        assertThat(fixture.line("order-service")).containsPattern(" 0 +\\+70 +0 +\\+6.8K");
        assertThat(fixture.line("In:")).contains("Msgs: +70 ");
        fixture.type("3").turn().second();
        assertThat(fixture.line(" ORDERS")).contains("+12");
        fixture.type(":unmark").press(Key.Kind.ENTER).type("1").turn();
        assertThat(fixture.line("order-service")).contains("1.0M");
        assertThat(fixture.screen()).doesNotContain("since ");
    }

    @Test
    void changes_areCameWentAndReconnected() {
        DashboardFixture fixture = marked(new Size(120, 40)).type("M").turn();
        assertThat(fixture.line("reconnected")).contains("audit", "cid 7 is now 8");
        assertThat(fixture.line("went  ")).contains("billing-worker");
        assertThat(fixture.line("newcomer")).contains("came ", "connection");
        assertThat(fixture.line("JOBS")).contains("came ", "stream");
        fixture.server.restart();
        assertThat(fixture.second().line("changed")).contains("server", "restarted");
    }

    @Test
    void mark_knowsWhatNoViewHasAskedFor() {
        DashboardFixture fixture = new DashboardFixture(new Size(160, 40));
        FakeJetStream jetStream = new FakeJetStream();
        fixture.server.jetStream = jetStream;
        jetStream.stream("ORDERS", fixture.server.now(), config -> config);
        jetStream.publish("ORDERS", 500, fixture.server.now());
        fixture.server.connect(5, "order-service");
        fixture.server.connect(6, "billing-worker");
        fixture.open().second();
        fixture.server.traffic(5, 6, 1000);
        fixture.type("m").turn();
        assertThat(fixture.collector.asked).contains("/accstatz?unused=1");
        jetStream.stream("JOBS", fixture.server.now(), config -> config);
        jetStream.publish("ORDERS", 12, fixture.server.now());
        jetStream.consume("ORDERS", "billing", fixture.server.now(), config -> config);
        fixture.server.traffic(5, 6, 70);
        fixture.second();
        assertThat(fixture.line("JetStream:")).contains("Streams: +1", "Consumers: +1", "Msgs: +12");
        assertThat(fixture.type("3").turn().second().line(" ORDERS")).contains("+12");
        assertThat(fixture.type("8").turn().second().line(" $G "))
                .contains("+70")
                .doesNotContain("1.0K");
        assertThat(fixture.type("9").turn().second().line("billing-worker")).contains(" 0 ");
        fixture.type("M").turn();
        assertThat(fixture.line("JOBS")).contains("came", "stream");
        assertThat(fixture.line("billing")).contains("came", "consumer");
    }

    @Test
    void mark_comparesWhatMovesPerSecond() {
        DashboardFixture fixture = busy(new Size(160, 40)).second();
        fixture.type(" ");
        for (int second = 0; second < 3; second++) {
            fixture.server.traffic(5, 6, 100);
            fixture.second();
        }
        fixture.type("m").turn();
        fixture.server.traffic(5, 6, 150);
        fixture.second();
        assertThat(fixture.line("In:")).contains("Msgs/Sec: 150.0 (+50.0)");
        assertThat(fixture.line("order-service")).contains("+50.0");
        fixture.type("9").turn();
        fixture.server.traffic(5, 6, 150);
        fixture.second();
        assertThat(fixture.line("order-service")).contains("+50.0");
        fixture.type("6").turn();
        fixture.server.traffic(5, 6, 150);
        assertThat(fixture.second().line("billing-worker")).contains("+50.0");
    }

    @Test
    void mark_isInDetailsToo() {
        DashboardFixture fixture =
                busy(new Size(160, 40)).type("m").turn().press(Key.Kind.ENTER).turn();
        fixture.server.traffic(5, 6, 70);
        fixture.second();
        assertThat(fixture.line("  From:")).contains("Msgs: +70", "Bytes: +6.8K");
        fixture.press(Key.Kind.ESCAPE).type("3").turn().press(Key.Kind.ENTER);
        Objects.requireNonNull(fixture.server.jetStream).publish("ORDERS", 12, fixture.server.now());
        fixture.second();
        assertThat(fixture.line("Growth/Sec")).contains("Msgs: +12");
        fixture.press(Key.Kind.ENTER).turn();
        assertThat(fixture.line("Lag:")).contains("Lag: +12");
    }

    @Test
    void markWhilePaused_isOfWhatIsKnown() {
        DashboardFixture fixture = busy(new Size(160, 40)).type("pm").turn();
        fixture.server.traffic(5, 6, 70);
        fixture.pass(Duration.ofMinutes(5));
        fixture.type("p").turn();
        assertThat(fixture.line("In:")).contains("Msgs: +70 ");
    }

    @Test
    void clientThatComesBackFromElsewhere_reconnected() {
        DashboardFixture fixture = busy(new Size(120, 40)).type("m").turn();
        fixture.server.disconnect(5, "Client Closed");
        fixture.server.connect(15, "order-service");
        fixture.second().type("M").turn();
        assertThat(fixture.line("order-service"))
                .contains("reconnected", "cid 5 is now 15, from 10.0.0.5 to 10.0.0.15");
    }

    @Test
    void changedConfiguration_isListed() {
        DashboardFixture fixture = busy(new Size(120, 40));
        fixture.server.change(varz -> varz.configDigest("sha256:aaaaaaaaaaaa"));
        fixture.second().type("m").turn();
        fixture.server.change(varz -> varz.configDigest("sha256:bbbbbbbbbbbb").version("2.15.1"));
        fixture.second().type("M").turn();
        assertThat(fixture.line("configuration")).contains("digest aaaaaaaa to digest bbbbbbbb");
        assertThat(fixture.line("2.10.27 to")).contains("changed", "version", "2.15.1");
    }

    @Test
    void changesWithoutAMark_sayHowToMark() {
        assertThat(busy(new Size(120, 40)).type("M").turn().screen())
                .contains("There is no mark: m marks this moment.");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void receivers(Size size) {
        DashboardFixture fixture = busy(size);
        fixture.type("Wsubject.6").press(Key.Kind.ENTER).turn();
        assertStored("receivers", fixture.body());
    }

    @Test
    void receivers_areSubscriptionsGroupsStreamsAndConsumers() {
        DashboardFixture fixture = busy(new Size(120, 40));
        fixture.type("Wsubject.6").press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen())
                .contains("Queue group workers", "its only member gets each message", "billing-worker");
        fixture.type(":who orders.eu").press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("Stream ORDERS  stores it; consumers: billing");
        fixture.type(":who nobody.wants.it").press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("NOBODY", "no subscription of this server matches");
        fixture.type(":who orders.*").press(Key.Kind.ENTER).turn();
        assertThat(fixture.screen()).contains("without wildcards");
        fixture.press(Key.Kind.ESCAPE).turn();
        assertThat(fixture.screen()).contains("Connections Polled: 3");
    }
}
