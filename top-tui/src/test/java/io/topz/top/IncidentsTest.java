package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.top.canvas.Size;
import io.topz.top.key.Key;
import io.topz.top.testing.FakeJetStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that disconnected slow consumers are found, named and kept, whatever view is open and whatever the server forgets. */
class IncidentsTest {

    private final DashboardFixture fixture = new DashboardFixture(new Size(160, 40));

    private DashboardFixture watching(String keys) {
        fixture.server.change(varz -> varz.maxPending(67_108_864L).writeDeadline(10_000_000_000L));
        fixture.server.jetStream = new FakeJetStream();
        for (int cid = 5; cid <= 9; cid++) {
            fixture.server.connect(cid, "client-" + cid);
        }
        fixture.open().type(keys).turn();
        for (int second = 1; second <= 4; second++) {
            long waits = 4_000_000L * second;
            fixture.server.traffic(5, 8, 1000);
            fixture.server.connection(8, conn -> conn.pendingBytes(waits));
            fixture.second();
        }
        return fixture;
    }

    @Test
    void victim_hasItsLastSamples_whateverViewWasOpen() {
        for (String view : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "S", "H", "C", "M")) {
            DashboardFixture other = new IncidentsTest().watching(view);
            other.server.cutSlowConsumer(8);
            other.second().type("7").turn();
            other.press(Key.Kind.ENTER);
            assertThat(other.screen()).as("view " + view).contains("client-8", "15.3M", "11.4M", "7.6M", "3.8M");
        }
    }

    @Test
    void slowView_saysWhichLimitStrikesFirst() {
        watching("6");
        assertThat(fixture.line("client-8")).contains("deadline");
        assertThat(fixture.line("Max Pending")).contains("64.0M", "Write Deadline: 10s");
        fixture.server.connection(8, conn -> conn.pendingBytes(66_000_000L));
        fixture.second();
        assertThat(fixture.line("client-8")).contains("pending");
    }

    @Test
    void severalVictims_areAllNamed() {
        watching("3");
        IntStream.of(6, 8, 9).forEach(fixture.server::cutSlowConsumer);
        fixture.second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("+3", "and 2 more");
        fixture.type("7").turn();
        assertThat(fixture.screen()).contains("Incidents: 3", "client-6", "client-8", "client-9");
    }

    @Test
    void victimThatIsCountedBeforeItIsClosed_isFoundLater() {
        watching("1");
        fixture.server.change(varz -> varz.slowConsumers(1L));
        fixture.second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("looking for 1");
        fixture.server.disconnect(8, "Slow Consumer (Write Deadline)");
        fixture.second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("client-8", "Write Deadline");
        fixture.second().second().type("7").turn();
        assertThat(fixture.screen()).contains("Incidents: 1");
    }

    @Test
    void victimsThatTheServerForgot_areToldAsSuch() {
        fixture.server.maxClosed = 1;
        watching("1");
        fixture.server.cutSlowConsumer(8);
        fixture.server.cutSlowConsumer(9);
        fixture.second().second().second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("client-9", "1 not found");
        fixture.type("7").turn();
        assertThat(fixture.screen()).contains("Incidents: 2", "client-9", "not found: closed list too short");
    }

    /** nats-server counts a client twice if the write in progress also times out. */
    @Test
    void victimThatIsCountedTwice_isOneIncident() {
        watching("7");
        fixture.server.cutSlowConsumer(8);
        fixture.second().second().second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("+1", "client-8");
        fixture.server.change(varz -> varz.slowConsumers(2L));
        fixture.second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("+2", "looking for 1");
        fixture.second().second().second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("+1", "client-8").doesNotContain("not found");
        assertThat(fixture.screen()).contains("Incidents: 1");
        // A third count belongs to another client.
        fixture.server.change(varz -> varz.slowConsumers(3L));
        fixture.second().second().second();
        assertThat(fixture.screen()).contains("Incidents: 2", "1 not found");
    }

    @Test
    void slowRoute_isNoClient() {
        watching("1");
        fixture.server.cutSlowRoute();
        fixture.second();
        fixture.server.cutSlowRoute();
        fixture.second().second().second().type("7").turn();
        assertThat(fixture.screen()).contains("not a client but a route, gateway or leaf node");
    }

    @Test
    void victimOfTheNextPoll_isNotTakenForThisOne() {
        watching("1");
        fixture.server.cutSlowConsumer(8);
        // Another client is disconnected after the count was reported and before the closed connections are requested.
        fixture.collector.answer(options -> {
            if (options instanceof ConnzOptions connz && connz.state() == ConnState.CLOSED) {
                fixture.server.disconnect(9, "Slow Consumer (Pending Bytes)");
            }
            return fixture.server.apply(options);
        });
        fixture.second();
        assertThat(fixture.line("SLOW CONSUMER")).contains("+1", "client-8");
        fixture.server.change(varz -> varz.slowConsumers(2L));
        fixture.second().type("7").turn();
        assertThat(fixture.screen()).contains("Incidents: 2", "client-8", "client-9");
    }

    @Test
    void pendingBytes_areTheMoreOfWhatWasSeenAndWhatTheServerRemembers() {
        watching("1");
        fixture.server.connection(8, conn -> conn.pendingBytes(60_000_000L));
        fixture.server.cutSlowConsumer(8);
        fixture.second().type("7").turn();
        assertThat(fixture.line("1  11-21 ")).contains("57.2M");
    }

    /** The user may start topz late: the server still knows whom it disconnected. */
    @Test
    void thoseWhoWereCutBeforeTheStart_areListed_withoutBanner() {
        fixture.server.connect(8, "billing");
        fixture.server.connect(9, "audit");
        fixture.server.disconnect(9, "Client Closed");
        fixture.server.cutSlowConsumer(8);
        fixture.server.pass(Duration.ofMinutes(10));
        fixture.open().second().type("7").second();
        assertThat(fixture.screen()).contains("Incidents: 1", "billing", "Pending Bytes");
        assertThat(fixture.screen()).doesNotContain("SLOW CONSUMER");
        fixture.server.connect(8, "billing");
        fixture.server.cutSlowConsumer(8);
        fixture.second();
        assertThat(fixture.screen()).contains("Incidents: 2");
    }
}
