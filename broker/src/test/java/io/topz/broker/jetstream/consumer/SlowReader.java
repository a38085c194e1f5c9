package io.topz.broker.jetstream.consumer;

import io.topz.broker.client.Blocker;
import io.topz.broker.client.Stall;

/** A blocker that does not keep up until a test says so. */
final class SlowReader implements Blocker {

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
    public void await(Stall stall) {}

    @Override
    public void awaitNoLonger(Stall stall) {}

    @Override
    public void markStuck(long written) {}
}
