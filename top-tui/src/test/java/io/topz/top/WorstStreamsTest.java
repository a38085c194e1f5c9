package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.testing.FakeJetStream;
import org.junit.jupiter.api.Test;

/** Tests that streams that need attention come first, however quiet they are. */
class WorstStreamsTest {

    /** A busy stream without problems, and a silent one that rejects all messages because it is full. */
    private static Theatre watched(Size size) {
        Theatre theatre = new Theatre(size);
        FakeJetStream jetStream = new FakeJetStream();
        theatre.server.jetStream = jetStream;
        jetStream.stream("LOUD", theatre.server.now(), config -> config);
        jetStream.stream(
                "REFUSES", theatre.server.now(), config -> config.maxMsgs(10L).discard("new"));
        jetStream.stream("RING", theatre.server.now(), config -> config.maxMsgs(10L));
        jetStream.publish("REFUSES", 10, theatre.server.now());
        jetStream.publish("RING", 10, theatre.server.now());
        theatre.open().type("0").turn();
        for (int second = 0; second < 3; second++) {
            jetStream.publish("LOUD", 100, theatre.server.now());
            theatre.second();
        }
        return theatre;
    }

    private static int row(Theatre theatre, String text) {
        return theatre.screen().lines().toList().indexOf(theatre.line(text));
    }

    @Test
    void overview_beginsWithTheStreamThatRefuses() {
        Theatre theatre = watched(new Size(120, 40));
        assertThat(theatre.line(" REFUSES ")).contains("rejects now");
        assertThat(row(theatre, " REFUSES ")).isLessThan(row(theatre, " LOUD "));
        assertThat(row(theatre, " LOUD ")).isLessThan(row(theatre, " RING "));
        assertThat(watched(new Size(80, 24)).line(" REFUSES ")).contains("rejects now");
    }

    @Test
    void streams_haveAVerdict_theWorstFirst() {
        Theatre theatre = watched(new Size(120, 40)).type("3").turn().second();
        assertThat(theatre.line("STREAM ")).contains("VERDICT");
        assertThat(theatre.line(" REFUSES ")).contains("rejects now");
        assertThat(theatre.line(" RING ")).contains("drops old");
        assertThat(row(theatre, " REFUSES ")).isLessThan(row(theatre, " RING "));
        assertThat(row(theatre, " RING ")).isLessThan(row(theatre, " LOUD "));
    }

    @Test
    void emptySection_isSaidToBeEmpty() {
        assertThat(watched(new Size(120, 40)).line("Incidents")).contains("Incidents: none  press 7");
    }
}
