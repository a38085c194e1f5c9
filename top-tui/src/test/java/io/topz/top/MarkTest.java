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

    private static Theatre busy(Size size) {
        Theatre theatre = new Theatre(size);
        FakeJetStream jetStream = new FakeJetStream();
        theatre.server.jetStream = jetStream;
        jetStream.stream("ORDERS", theatre.server.now(), config -> config);
        jetStream.consume("ORDERS", "billing", theatre.server.now(), config -> config);
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.server.connect(7, "audit");
        theatre.open();
        theatre.server.traffic(5, 6, 1_000_000);
        theatre.second();
        return theatre;
    }

    private static Theatre marked(Size size) {
        Theatre theatre = busy(size).type("4").turn().second().type("1").turn().type("m");
        theatre.server.traffic(5, 6, 70);
        theatre.server.disconnect(7, "Client Closed");
        theatre.server.connect(8, "audit");
        theatre.server.connection(8, conn -> conn.ip("10.0.0.7"));
        theatre.server.disconnect(6, "Client Closed");
        theatre.server.connect(9, "newcomer");
        Objects.requireNonNull(theatre.server.jetStream).stream("JOBS", theatre.server.now(), config -> config);
        theatre.server.jetStream.publish("ORDERS", 12, theatre.server.now());
        return theatre.second().second();
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
        Theatre theatre = marked(new Size(120, 40));
        assertThat(theatre.line("order-service")).containsPattern(" 0 +\\+70 +0 +\\+6.8K");
        assertThat(theatre.line("In:")).contains("Msgs: +70 ");
        theatre.type("3").turn().second();
        assertThat(theatre.line(" ORDERS")).contains("+12");
        theatre.type(":unmark").press(Key.Kind.ENTER).type("1").turn();
        assertThat(theatre.line("order-service")).contains("1.0M");
        assertThat(theatre.screen()).doesNotContain("since ");
    }

    @Test
    void changes_areCameWentAndReconnected() {
        Theatre theatre = marked(new Size(120, 40)).type("M").turn();
        assertThat(theatre.line("reconnected")).contains("audit", "cid 7 is now 8");
        assertThat(theatre.line("went  ")).contains("billing-worker");
        assertThat(theatre.line("newcomer")).contains("came ", "connection");
        assertThat(theatre.line("JOBS")).contains("came ", "stream");
        theatre.server.restart();
        assertThat(theatre.second().line("changed")).contains("server", "restarted");
    }

    @Test
    void mark_knowsWhatNoViewHasAskedFor() {
        Theatre theatre = new Theatre(new Size(160, 40));
        FakeJetStream jetStream = new FakeJetStream();
        theatre.server.jetStream = jetStream;
        jetStream.stream("ORDERS", theatre.server.now(), config -> config);
        jetStream.publish("ORDERS", 500, theatre.server.now());
        theatre.server.connect(5, "order-service");
        theatre.server.connect(6, "billing-worker");
        theatre.open().second();
        theatre.server.traffic(5, 6, 1000);
        theatre.type("m").turn();
        assertThat(theatre.collector.asked).contains("/accstatz?unused=1");
        jetStream.stream("JOBS", theatre.server.now(), config -> config);
        jetStream.publish("ORDERS", 12, theatre.server.now());
        jetStream.consume("ORDERS", "billing", theatre.server.now(), config -> config);
        theatre.server.traffic(5, 6, 70);
        theatre.second();
        assertThat(theatre.line("JetStream:")).contains("Streams: +1", "Consumers: +1", "Msgs: +12");
        assertThat(theatre.type("3").turn().second().line(" ORDERS")).contains("+12");
        assertThat(theatre.type("8").turn().second().line(" $G "))
                .contains("+70")
                .doesNotContain("1.0K");
        assertThat(theatre.type("9").turn().second().line("billing-worker")).contains(" 0 ");
        theatre.type("M").turn();
        assertThat(theatre.line("JOBS")).contains("came", "stream");
        assertThat(theatre.line("billing")).contains("came", "consumer");
    }

    @Test
    void mark_comparesWhatMovesPerSecond() {
        Theatre theatre = busy(new Size(160, 40)).second();
        theatre.type(" ");
        for (int second = 0; second < 3; second++) {
            theatre.server.traffic(5, 6, 100);
            theatre.second();
        }
        theatre.type("m").turn();
        theatre.server.traffic(5, 6, 150);
        theatre.second();
        assertThat(theatre.line("In:")).contains("Msgs/Sec: 150.0 (+50.0)");
        assertThat(theatre.line("order-service")).contains("+50.0");
        theatre.type("9").turn();
        theatre.server.traffic(5, 6, 150);
        theatre.second();
        assertThat(theatre.line("order-service")).contains("+50.0");
        theatre.type("6").turn();
        theatre.server.traffic(5, 6, 150);
        assertThat(theatre.second().line("billing-worker")).contains("+50.0");
    }

    @Test
    void mark_isInDetailsToo() {
        Theatre theatre =
                busy(new Size(160, 40)).type("m").turn().press(Key.Kind.ENTER).turn();
        theatre.server.traffic(5, 6, 70);
        theatre.second();
        assertThat(theatre.line("  From:")).contains("Msgs: +70", "Bytes: +6.8K");
        theatre.press(Key.Kind.ESCAPE).type("3").turn().press(Key.Kind.ENTER);
        Objects.requireNonNull(theatre.server.jetStream).publish("ORDERS", 12, theatre.server.now());
        theatre.second();
        assertThat(theatre.line("Growth/Sec")).contains("Msgs: +12");
        theatre.press(Key.Kind.ENTER).turn();
        assertThat(theatre.line("Lag:")).contains("Lag: +12");
    }

    @Test
    void markWhilePaused_isOfWhatIsKnown() {
        Theatre theatre = busy(new Size(160, 40)).type("pm").turn();
        theatre.server.traffic(5, 6, 70);
        theatre.pass(Duration.ofMinutes(5));
        theatre.type("p").turn();
        assertThat(theatre.line("In:")).contains("Msgs: +70 ");
    }

    @Test
    void clientThatComesBackFromElsewhere_reconnected() {
        Theatre theatre = busy(new Size(120, 40)).type("m").turn();
        theatre.server.disconnect(5, "Client Closed");
        theatre.server.connect(15, "order-service");
        theatre.second().type("M").turn();
        assertThat(theatre.line("order-service"))
                .contains("reconnected", "cid 5 is now 15, from 10.0.0.5 to 10.0.0.15");
    }

    @Test
    void changedConfiguration_isListed() {
        Theatre theatre = busy(new Size(120, 40));
        theatre.server.change(varz -> varz.configDigest("sha256:aaaaaaaaaaaa"));
        theatre.second().type("m").turn();
        theatre.server.change(varz -> varz.configDigest("sha256:bbbbbbbbbbbb").version("2.15.1"));
        theatre.second().type("M").turn();
        assertThat(theatre.line("configuration")).contains("digest aaaaaaaa to digest bbbbbbbb");
        assertThat(theatre.line("2.10.27 to")).contains("changed", "version", "2.15.1");
    }

    @Test
    void changesWithoutAMark_sayHowToMark() {
        assertThat(busy(new Size(120, 40)).type("M").turn().screen())
                .contains("There is no mark: m marks this moment.");
    }

    @ParameterizedTest
    @MethodSource("io.topz.top.testing.Screens#sizes")
    void receivers(Size size) {
        Theatre theatre = busy(size);
        theatre.type("Wsubject.6").press(Key.Kind.ENTER).turn();
        assertStored("receivers", theatre.body());
    }

    @Test
    void receivers_areSubscriptionsGroupsStreamsAndConsumers() {
        Theatre theatre = busy(new Size(120, 40));
        theatre.type("Wsubject.6").press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen())
                .contains("Queue group workers", "its only member gets each message", "billing-worker");
        theatre.type(":who orders.eu").press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("Stream ORDERS  stores it; consumers: billing");
        theatre.type(":who nobody.wants.it").press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("NOBODY", "no subscription of this server matches");
        theatre.type(":who orders.*").press(Key.Kind.ENTER).turn();
        assertThat(theatre.screen()).contains("without wildcards");
        theatre.press(Key.Kind.ESCAPE).turn();
        assertThat(theatre.screen()).contains("Connections Polled: 3");
    }
}
