package io.topz.top.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.document.VarzBuilder;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import io.topz.metrics.watch.Neighbour;
import io.topz.top.canvas.Size;
import io.topz.top.poll.DataRequest;
import io.topz.top.poll.Sample;
import io.topz.top.poll.SampleBuilder;
import io.topz.top.state.Settings;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.Mark;
import io.topz.top.view.StandardViews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests that a mark keeps the moment at which it was set. */
class MarkingTest {

    private static final Instant NOW = Instant.parse("2026-11-29T18:27:10Z");

    private static final DataRequest EVERYTHING =
            new DataRequest.Comparison(new DataRequest.Connections(1024, "", false, true));

    private static Sample sample(Instant at, DataRequest request) {
        return SampleBuilder.builder()
                .request(request)
                .varz(VarzBuilder.builder().serverName("n1").now(at).build())
                .remarks(List.of())
                .took(Duration.ZERO)
                .window(new Window(Duration.ZERO, Duration.ofSeconds(4)))
                .build();
    }

    private static TopState at(TopState state, Sample sample) {
        return state.withFeed(state.feed().withSnapshot(new Snapshot(sample, Rates.UNKNOWN)));
    }

    private static TopState marked() {
        Settings settings = Settings.DEFAULT;
        TopState state = TopState.initial(settings, new Size(80, 24), StandardViews.ALL, StandardViews.CONNECTIONS);
        return MarkCommands.mark(at(state, sample(NOW, new DataRequest.Connections(1024, "", false))));
    }

    private static TopState completed(TopState state, Instant at) {
        Sample sample = sample(at, EVERYTHING);
        return MarkCommands.completed(at(state, sample), sample);
    }

    private static Mark mark(TopState state) {
        return Objects.requireNonNull(state.settings().mark());
    }

    @Test
    void mark_isCompletedByTheSampleOfItsMoment() {
        assertThat(mark(marked()).isPending()).isTrue();
        Mark mark = mark(completed(marked(), NOW));
        assertThat(mark.complete()).isTrue();
        assertThat(mark.at()).isEqualTo(NOW);
    }

    /** A replay passes earlier polls on its way to the requested moment. */
    @Test
    void earlierSamples_doNotMoveIt() {
        TopState state = completed(marked(), NOW.minusSeconds(12));
        assertThat(mark(state).at()).isEqualTo(NOW);
        assertThat(mark(state).isPending()).isTrue();
    }

    /** After a jump, the moment is a different one. */
    @Test
    void laterSamples_doNotMoveIt() {
        Mark mark = mark(completed(marked(), NOW.plusSeconds(60)));
        assertThat(mark.at()).isEqualTo(NOW);
        assertThat(mark.isPending()).isFalse();
        assertThat(mark.complete()).isFalse();
    }

    /** The streams of a server that has not answered yet would seem to be new. */
    @Test
    void otherServers_areWaitedFor() {
        TopState unheard = marked().withNeighbours(List.of(Neighbour.unasked("http://n2:8222")));
        assertThat(mark(completed(unheard, NOW.plusSeconds(1))).isPending()).isTrue();
        TopState dead = marked().withNeighbours(List.of(new Neighbour("http://n2:8222", null, "no server listens")));
        assertThat(mark(completed(dead, NOW.plusSeconds(1))).complete()).isTrue();
    }
}
