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

    private final Theatre theatre = new Theatre(new Size(160, 40));

    private Theatre watching(String keys) {
        theatre.server.change(varz -> varz.maxPending(67_108_864L).writeDeadline(10_000_000_000L));
        theatre.server.jetStream = new FakeJetStream();
        for (int cid = 5; cid <= 9; cid++) {
            theatre.server.connect(cid, "client-" + cid);
        }
        theatre.open().type(keys).turn();
        for (int second = 1; second <= 4; second++) {
            long waits = 4_000_000L * second;
            theatre.server.traffic(5, 8, 1000);
            theatre.server.connection(8, conn -> conn.pendingBytes(waits));
            theatre.second();
        }
        return theatre;
    }

    @Test
    void victim_hasItsLastSamples_whateverViewWasOpen() {
        for (String view : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "S", "H", "C", "M")) {
            Theatre other = new IncidentsTest().watching(view);
            other.server.cutSlowConsumer(8);
            other.second().type("7").turn();
            other.press(Key.Kind.ENTER);
            assertThat(other.screen()).as("view " + view).contains("client-8", "15.3M", "11.4M", "7.6M", "3.8M");
        }
    }

    @Test
    void slowView_saysWhichLimitStrikesFirst() {
        watching("6");
        assertThat(theatre.line("client-8")).contains("deadline");
        assertThat(theatre.line("Max Pending")).contains("64.0M", "Write Deadline: 10s");
        theatre.server.connection(8, conn -> conn.pendingBytes(66_000_000L));
        theatre.second();
        assertThat(theatre.line("client-8")).contains("pending");
    }

    @Test
    void severalVictims_areAllNamed() {
        watching("3");
        IntStream.of(6, 8, 9).forEach(theatre.server::cutSlowConsumer);
        theatre.second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("+3", "and 2 more");
        theatre.type("7").turn();
        assertThat(theatre.screen()).contains("Incidents: 3", "client-6", "client-8", "client-9");
    }

    @Test
    void victimThatIsCountedBeforeItIsClosed_isFoundLater() {
        watching("1");
        theatre.server.change(varz -> varz.slowConsumers(1L));
        theatre.second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("looking for 1");
        theatre.server.disconnect(8, "Slow Consumer (Write Deadline)");
        theatre.second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("client-8", "Write Deadline");
        theatre.second().second().type("7").turn();
        assertThat(theatre.screen()).contains("Incidents: 1");
    }

    @Test
    void victimsThatTheServerForgot_areToldAsSuch() {
        theatre.server.maxClosed = 1;
        watching("1");
        theatre.server.cutSlowConsumer(8);
        theatre.server.cutSlowConsumer(9);
        theatre.second().second().second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("client-9", "1 not found");
        theatre.type("7").turn();
        assertThat(theatre.screen()).contains("Incidents: 2", "client-9", "not found: closed list too short");
    }

    /** nats-server counts a client twice if the write in progress also times out. */
    @Test
    void victimThatIsCountedTwice_isOneIncident() {
        watching("7");
        theatre.server.cutSlowConsumer(8);
        theatre.second().second().second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("+1", "client-8");
        theatre.server.change(varz -> varz.slowConsumers(2L));
        theatre.second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("+2", "looking for 1");
        theatre.second().second().second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("+1", "client-8").doesNotContain("not found");
        assertThat(theatre.screen()).contains("Incidents: 1");
        // A third count belongs to another client.
        theatre.server.change(varz -> varz.slowConsumers(3L));
        theatre.second().second().second();
        assertThat(theatre.screen()).contains("Incidents: 2", "1 not found");
    }

    @Test
    void slowRoute_isNoClient() {
        watching("1");
        theatre.server.cutSlowRoute();
        theatre.second();
        theatre.server.cutSlowRoute();
        theatre.second().second().second().type("7").turn();
        assertThat(theatre.screen()).contains("not a client but a route, gateway or leaf node");
    }

    @Test
    void victimOfTheNextPoll_isNotTakenForThisOne() {
        watching("1");
        theatre.server.cutSlowConsumer(8);
        // Another client is disconnected after the count was reported and before the closed connections are requested.
        theatre.collector.answer(options -> {
            if (options instanceof ConnzOptions connz && connz.state() == ConnState.CLOSED) {
                theatre.server.disconnect(9, "Slow Consumer (Pending Bytes)");
            }
            return theatre.server.apply(options);
        });
        theatre.second();
        assertThat(theatre.line("SLOW CONSUMER")).contains("+1", "client-8");
        theatre.server.change(varz -> varz.slowConsumers(2L));
        theatre.second().type("7").turn();
        assertThat(theatre.screen()).contains("Incidents: 2", "client-8", "client-9");
    }

    @Test
    void pendingBytes_areTheMoreOfWhatWasSeenAndWhatTheServerRemembers() {
        watching("1");
        theatre.server.connection(8, conn -> conn.pendingBytes(60_000_000L));
        theatre.server.cutSlowConsumer(8);
        theatre.second().type("7").turn();
        assertThat(theatre.line("1  11-21 ")).contains("57.2M");
    }

    /** The user may start topz late: the server still knows whom it disconnected. */
    @Test
    void thoseWhoWereCutBeforeTheStart_areListed_withoutBanner() {
        theatre.server.connect(8, "billing");
        theatre.server.connect(9, "audit");
        theatre.server.disconnect(9, "Client Closed");
        theatre.server.cutSlowConsumer(8);
        theatre.server.pass(Duration.ofMinutes(10));
        theatre.open().second().type("7").second();
        assertThat(theatre.screen()).contains("Incidents: 1", "billing", "Pending Bytes");
        assertThat(theatre.screen()).doesNotContain("SLOW CONSUMER");
        theatre.server.connect(8, "billing");
        theatre.server.cutSlowConsumer(8);
        theatre.second();
        assertThat(theatre.screen()).contains("Incidents: 2");
    }
}
