package io.topz.top.control;

import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingObserver;
import io.topz.metrics.streaming.StreamingObserver.Picture;
import io.topz.top.poll.Sample;
import io.topz.top.state.Mode;
import io.topz.top.state.StreamingState;
import io.topz.top.state.TopState;
import io.topz.top.table.TableSpec;
import java.util.List;

/** Updates the channels, subscribers and clients of NATS Streaming in the state. Keeps earlier samples for rates. Not thread-safe. */
final class StreamingReducer {

    private final StreamingObserver observer = new StreamingObserver();
    private final OtherSamples others;

    /**
     * Creates a reducer that takes the numbers of leaders, and of streaming servers that use the watched server, from the samples of other
     * servers.
     */
    StreamingReducer(OtherSamples others) {
        this.others = others;
    }

    /** The state after a sample whose request includes NATS Streaming. */
    TopState apply(TopState state, Sample sample) {
        List<ServerDocuments> near =
                others.near(sample).stream().map(Sample::streamingDocuments).toList();
        ServerDocuments watched = sample.streamingDocuments().orStreamingOf(near);
        Picture picture = observer.observe(watched, near, sample.window());
        // Rows must not move while a filter is being typed.
        if (state.mode() instanceof Mode.Filter) {
            return state;
        }
        return state.withStreaming(new StreamingState(true, picture.server()))
                .withTables(state.tables()
                        .showing(TableSpec.CHANNELS, picture.channels())
                        .showing(TableSpec.SUBSCRIBERS, picture.subscribers())
                        .showing(TableSpec.STREAMING_CLIENTS, picture.clients()));
    }
}
