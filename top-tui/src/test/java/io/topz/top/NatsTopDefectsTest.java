package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.options.BadRequestException;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that topz does not have the known defects of nats-top, B1 to B20. B14 (the terminal is restored, however the program ends) is
 * tested on a terminal in {@code TerminalTest}; B16 (certificates that are invalid or lack their key) in {@code TlsTest} of the collectors
 * and {@code TopCommandTest} of the application; B9 (waiting for DNS) in {@code HostNamesTest}.
 */
class NatsTopDefectsTest {

    private static final Size WIDE = new Size(200, 30);

    private final DashboardFixture fixture = new DashboardFixture(WIDE);

    private DashboardFixture withTraffic(int connections) {
        for (int cid = 1; cid <= connections; cid++) {
            fixture.server.connect(cid, "client-" + cid);
        }
        return fixture.open();
    }

    @Test
    void b1_refusedSortKey_isSortedHere() {
        fixture.server.unknownSorts.add("rtt");
        withTraffic(3).server.connection(2, conn -> conn.rtt("9ms"));
        fixture.type("o").type("rtt").press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("this server does not sort by rtt");
        assertThat(fixture.firstWords()).startsWith("10.0.0.2:40002");
    }

    @Test
    void b1_sortKeyOfClosedConnections_isExplained() {
        withTraffic(1).type("o").type("stop").press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("stop is known of closed connections only: press c");
        assertThat(fixture.collector.asked).noneMatch(asked -> asked.contains("sort=stop"));
    }

    @Test
    void b1_refusalWithoutALineFeed_isASentence() {
        fixture.collector.answer(options -> {
            throw new BadRequestException("no such thing");
        });
        fixture.open();
        assertThat(fixture.screen()).contains("the server refused the request: no such thing");
    }

    @Test
    void b2_rates_arePerSecondWhateverTheInterval() {
        DashboardFixture slow = new DashboardFixture(WIDE, TopOptions.DEFAULT.withInterval(Duration.ofSeconds(5)));
        slow.server.connect(1, "from");
        slow.server.connect(2, "to");
        slow.open().type(" ");
        slow.server.traffic(1, 2, 500);
        slow.pass(Duration.ofSeconds(5));
        assertThat(slow.line("10.0.0.2")).containsPattern("to +1 +0 +100 +0 +9.8K");
        assertThat(slow.line("In:")).contains("Msgs/Sec: 100.0");
    }

    @Test
    void b2_ratesMode_isOnTheScreen() {
        withTraffic(1).type(" ");
        assertThat(fixture.screen()).contains("rates per second", "MSGS_TO/S", "BYTES_FROM/S");
    }

    @Test
    void b3_hungServer_isSeenAsSuch() {
        withTraffic(1).second();
        fixture.collector.hold();
        fixture.pass(Duration.ofSeconds(9));
        assertThat(fixture.screen()).contains("SLOW ANSWER, data 9s old");
        fixture.pass(Duration.ofSeconds(20));
        assertThat(fixture.screen()).contains("data 29s old");
        fixture.collector.release();
        fixture.turn();
        assertThat(fixture.screen()).doesNotContain("SLOW ANSWER");
    }

    @Test
    void b4_sortByWhatMovesNow() {
        withTraffic(3).server.traffic(1, 1, 1_000_000);
        fixture.second();
        fixture.server.traffic(3, 3, 50);
        fixture.second();
        fixture.type("o").type("msgs_to").press(Key.Kind.ENTER);
        assertThat(fixture.firstWords()).startsWith("10.0.0.1:40001");
        fixture.type(" ");
        assertThat(fixture.firstWords()).startsWith("10.0.0.3:40003");
    }

    @Test
    void b5_connectionThatIsNew_hasNoRateYet() {
        withTraffic(1).type(" ").second();
        fixture.server.connect(2, "newcomer");
        fixture.server.traffic(2, 2, 1000);
        fixture.second();
        assertThat(fixture.line("newcomer")).containsPattern("newcomer +1 +0 +- +- +- +-");
    }

    @Test
    void b6_everyRow_canBeReached() {
        withTraffic(99);
        assertThat(fixture.screen()).doesNotContain("client-99");
        fixture.press(Key.Kind.END);
        assertThat(fixture.selected()).contains("client-99");
        fixture.press(Key.Kind.PAGE_UP, Key.Kind.UP).type("g");
        assertThat(fixture.selected()).contains("client-1 ");
    }

    @Test
    void b7_totalIsShownBesideThePage() {
        DashboardFixture limited = new DashboardFixture(WIDE, TopOptions.DEFAULT.withLimit(2));
        for (int cid = 1; cid <= 5; cid++) {
            limited.server.connect(cid, "client-" + cid);
        }
        assertThat(limited.open().line("Connections Polled")).startsWith("Connections Polled: 2  Total: 5");
    }

    @Test
    void b8_restart_hasNoRates() {
        withTraffic(2).server.traffic(1, 2, 1000);
        fixture.second().second();
        fixture.server.restart();
        fixture.server.connect(1, "again");
        fixture.second();
        assertThat(fixture.line("In:")).containsPattern("Msgs/Sec: - +Bytes/Sec: -");
        assertThat(fixture.screen()).contains("the server was restarted").doesNotContain("Infinity", "NaN");
        fixture.second();
        assertThat(fixture.line("In:")).contains("Msgs/Sec: 0.0");
    }

    @Test
    void b8_clockThatStandsStill_hasNoRates() {
        withTraffic(2);
        fixture.server.traffic(1, 2, 1000);
        fixture.timer.advance(Duration.ofSeconds(1));
        fixture.turn();
        assertThat(fixture.line("In:")).contains("Msgs/Sec: -");
    }

    @Test
    void b9_hostNames_keepThePort_andNeverWait() {
        withTraffic(2).type("d").turn();
        assertThat(fixture.firstWords()).isEqualTo("host-of-10.0.0.1:40001 host-of-10.0.0.2:40002");
        fixture.type("d");
        assertThat(fixture.firstWords()).isEqualTo("10.0.0.1:40001 10.0.0.2:40002");
    }

    @Test
    void b10_columns_standInLineWhateverTheNames() {
        fixture.server.connect(1, "ten-letter");
        fixture.server.connect(2, "twelve-chars");
        fixture.server.connect(3, "日本の客");
        fixture.open();
        int subs = fixture.line("HOST").indexOf("SUBS") + 3;
        assertThat(fixture.line("ten-letter").charAt(subs)).isEqualTo('1');
        assertThat(fixture.line("twelve-chars").charAt(subs)).isEqualTo('1');
        // four wide characters take eight columns
        assertThat(fixture.line("日本の客").charAt(subs - 4)).isEqualTo('1');
        assertThat(fixture.line("twelve-chars")).containsPattern("twelve-chars +1 ");
    }

    @Test
    void b11_resize_usesTheWholeScreen_alsoInAPrompt() {
        withTraffic(99).type("o").type("by");
        fixture.display.resize(new Size(200, 50));
        fixture.turn();
        assertThat(fixture.screen()).contains("sort by [cid]: by\n", "client-38");
        fixture.display.resize(new Size(90, 20));
        fixture.turn();
        assertThat(fixture.frame().size()).isEqualTo(new Size(90, 20));
        assertThat(fixture.screen()).contains("sort by [cid]: by\n");
    }

    @Test
    void b12_whatIsTypedInAPrompt_isText() {
        withTraffic(1).type("o").type("q o b?/");
        assertThat(fixture.ended).isFalse();
        assertThat(fixture.screen()).contains("sort by [cid]: q o b?/").doesNotContain("rates per second");
        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.screen()).doesNotContain("sort by [");
        assertThat(fixture.collector.asked).containsExactly("/varz", "/connz?limit=1024");
    }

    @Test
    void b13_impossibleOptions_areRefused() {
        assertThatThrownBy(() -> TopOptions.DEFAULT.withInterval(Duration.ZERO))
                .hasMessageContaining("the delay (-d) must be more than 0 seconds");
        assertThatThrownBy(() -> TopOptions.DEFAULT.withLimit(-5)).hasMessageContaining("at least 1, not -5");
        assertThatThrownBy(() -> TopOptions.DEFAULT.withSort("zork")).hasMessageContaining("cannot sort by zork");
    }

    @Test
    void b15_answerToAnEarlierQuestion_doesNoHarm() {
        withTraffic(2);
        fixture.collector.hold();
        fixture.second();
        fixture.press(Key.Kind.ENTER);
        assertThat(fixture.screen()).contains("Connection 1  client-1");
        fixture.collector.release();
        fixture.turn();
        assertThat(fixture.screen()).contains("Connection 1  client-1", "subject.1");
        fixture.press(Key.Kind.ESCAPE);
        assertThat(fixture.screen()).contains("Connections Polled: 2");
    }

    @Test
    void b17_connection_tellsWhatThereIsToKnow() {
        withTraffic(1)
                .server
                .connection(
                        1,
                        conn -> conn.authorizedUser("bob")
                                .account("ORDERS")
                                .tlsVersion("1.3")
                                .tlsCipherSuite("TLS_AES_128_GCM_SHA256")
                                .pendingBytes(2048L));
        fixture.press(Key.Kind.ENTER);
        assertThat(fixture.screen())
                .contains("Account: ORDERS", "User: bob", "TLS: 1.3 TLS_AES_128_GCM_SHA256", "RTT: 1.5ms", "Idle: 0s")
                .contains("Pending: 2.0 KiB", "subject.1", "workers");
    }

    @Test
    void b18_missingBasePath_isExplained() {
        fixture.collector.answer(options -> {
            throw new CollectException(Kind.NOT_FOUND, "http://127.0.0.1:8222/varz is not there (404)");
        });
        fixture.open();
        assertThat(fixture.screen()).contains("is not there (404)", "http_base_path", "--url http://host:port/path");
    }

    @Test
    void b19_key_showsItsEffectAtOnce() {
        withTraffic(2);
        fixture.type("s");
        assertThat(fixture.screen()).contains("SUBSCRIPTIONS", "subject.2");
        fixture.server.traffic(1, 2, 12_345);
        fixture.second().type("b");
        assertThat(fixture.line("In:")).contains("Msgs: 12345 ");
    }

    @Test
    void b19_key_isAnsweredWhileTheServerIsNot() {
        withTraffic(99);
        fixture.collector.hold();
        fixture.second();
        List<String> seen = new ArrayList<>();
        for (Key.Kind key : List.of(Key.Kind.DOWN, Key.Kind.DOWN, Key.Kind.END)) {
            fixture.press(key);
            seen.add(fixture.selected().strip().split(" ")[0]);
        }
        assertThat(seen).containsExactly("10.0.0.2:40002", "10.0.0.3:40003", "10.0.0.99:40099");
    }

    @Test
    void b20_graph_showsWhatWasAndGapsAsGaps() {
        withTraffic(2);
        for (int second = 1; second <= 6; second++) {
            fixture.server.traffic(1, 2, 100L * second);
            fixture.second();
        }
        assertThat(fixture.line("In:")).contains("▃▄▅▆▇█ max 600");
        fixture.pass(Duration.ofSeconds(1));
        fixture.type("p").pass(Duration.ofMinutes(5)).type("p");
        fixture.server.traffic(1, 2, 300);
        fixture.second();
        assertThat(fixture.line("In:")).contains("█▁ ▅ max 600");
    }
}
