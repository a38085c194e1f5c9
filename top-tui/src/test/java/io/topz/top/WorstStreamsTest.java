package io.topz.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.top.canvas.Size;
import io.topz.top.testing.FakeJetStream;
import org.junit.jupiter.api.Test;

/** Tests that streams that need attention come first, however quiet they are. */
class WorstStreamsTest {

    /** A busy stream without problems, and a silent one that rejects all messages because it is full. */
    private static DashboardFixture watched(Size size) {
        DashboardFixture fixture = new DashboardFixture(size);
        FakeJetStream jetStream = new FakeJetStream();
        fixture.server.jetStream = jetStream;
        jetStream.stream("LOUD", fixture.server.now(), config -> config);
        jetStream.stream(
                "REFUSES", fixture.server.now(), config -> config.maxMsgs(10L).discard("new"));
        jetStream.stream("RING", fixture.server.now(), config -> config.maxMsgs(10L));
        jetStream.publish("REFUSES", 10, fixture.server.now());
        jetStream.publish("RING", 10, fixture.server.now());
        fixture.open().type("0").turn();
        for (int second = 0; second < 3; second++) {
            jetStream.publish("LOUD", 100, fixture.server.now());
            fixture.second();
        }
        return fixture;
    }

    private static int row(DashboardFixture fixture, String text) {
        return fixture.screen().lines().toList().indexOf(fixture.line(text));
    }

    @Test
    void overview_beginsWithTheStreamThatRefuses() {
        DashboardFixture fixture = watched(new Size(120, 40));
        assertThat(fixture.line(" REFUSES ")).contains("rejects now");
        assertThat(row(fixture, " REFUSES ")).isLessThan(row(fixture, " LOUD "));
        assertThat(row(fixture, " LOUD ")).isLessThan(row(fixture, " RING "));
        assertThat(watched(new Size(80, 24)).line(" REFUSES ")).contains("rejects now");
    }

    @Test
    void streams_haveAVerdict_theWorstFirst() {
        DashboardFixture fixture = watched(new Size(120, 40)).type("3").turn().second();
        assertThat(fixture.line("STREAM ")).contains("VERDICT");
        assertThat(fixture.line(" REFUSES ")).contains("rejects now");
        assertThat(fixture.line(" RING ")).contains("drops old");
        assertThat(row(fixture, " REFUSES ")).isLessThan(row(fixture, " RING "));
        assertThat(row(fixture, " RING ")).isLessThan(row(fixture, " LOUD "));
    }

    @Test
    void emptySection_isSaidToBeEmpty() {
        assertThat(watched(new Size(120, 40)).line("Incidents")).contains("Incidents: none  press 7");
    }
}
