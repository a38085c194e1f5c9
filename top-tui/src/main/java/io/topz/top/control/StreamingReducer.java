package io.topz.top.control;

import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.top.poll.PollEvent;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.StreamingState;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Updates the channels and subscribers of the state. Keeps earlier samples for rates. Not thread-safe. */
final class StreamingReducer {

    private final StreamingObserver observer = new StreamingObserver();
    private final Map<Integer, Sample> others = new TreeMap<>();

    /** Keeps an event of another server for the next sample of the watched one. */
    void heard(int server, PollEvent event) {
        if (event instanceof PollEvent.Answered answered && answered.sample().streaming() != null) {
            others.put(server, answered.sample());
        } else if (!(event instanceof PollEvent.Asked)) {
            others.remove(server);
        }
    }

    /** The state after a sample whose request includes NATS Streaming. */
    TopState apply(TopState state, Sample sample) {
        StreamingAnswer answer = sample.streaming();
        Picture picture = answer == null
                ? Picture.NONE
                : observer.observe(answer.orOfLeader(recentOthers(sample)), sample.window());
        // Rows must not move while a filter is being typed.
        if (state.mode() instanceof Mode.Filter) {
            return state;
        }
        return state.withStreaming(new StreamingState(true, picture.server()))
                .withTables(state.tables()
                        .showing(TableSpec.CHANNELS, picture.channels())
                        .showing(TableSpec.SUBSCRIBERS, picture.subscribers()));
    }

    /** The answers of other servers at about the same time. */
    private List<StreamingAnswer> recentOthers(Sample watched) {
        return others.values().stream()
                .filter(other ->
                        watched.at() - other.at() <= watched.window().max().toNanos())
                .map(Sample::streaming)
                .filter(Objects::nonNull)
                .toList();
    }
}
