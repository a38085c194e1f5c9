package io.topz.top.control;

import io.topz.top.poll.PollEvent;
import io.topz.top.state.Outage;
import io.topz.top.state.TopState;

/** Applies the events of the poller to the state. Keeps earlier samples for rates. Not thread-safe. */
public final class PollEventReducer {

    private final SampleReducer samples = new SampleReducer();

    /** Keeps an event of a server other than the watched one. It is shown after the next event of the watched one. */
    public void heard(int server, String address, PollEvent event) {
        samples.heard(server, address, event);
    }

    /** The state after an event. */
    public TopState apply(TopState state, PollEvent event) {
        if (event instanceof PollEvent.Asked asked) {
            return state.withFeed(state.feed().withAskedAt(asked.at()));
        }
        if (event instanceof PollEvent.Answered answered) {
            TopState changed = samples.apply(state, answered.sample());
            return changed.withFeed(changed.feed().withInterval(answered.interval()));
        }
        PollEvent.Failed failed = (PollEvent.Failed) event;
        Outage outage = new Outage(
                failed.kind(), failed.sentence(), failed.at() + failed.retryIn().toNanos());
        return state.withFeed(state.feed().withOutage(outage).withAskedAt(null));
    }
}
