package io.topz.broker.jetstream.consumer;

import io.topz.broker.client.BackpressureSource;
import io.topz.broker.client.PublisherStall;

/** A source of back-pressure that a test switches on and off. */
final class SlowReader implements BackpressureSource {

    private boolean caughtUp;

    void catchUp() {
        caughtUp = true;
    }

    @Override
    public long written() {
        return 0;
    }

    @Override
    public boolean hasCaughtUp() {
        return caughtUp;
    }

    @Override
    public boolean isNearLimit() {
        return false;
    }

    @Override
    public void await(PublisherStall stall) {}

    @Override
    public void awaitNoLonger(PublisherStall stall) {}

    @Override
    public void markStuck(long written) {}
}
