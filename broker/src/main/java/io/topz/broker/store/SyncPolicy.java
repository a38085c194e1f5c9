package io.topz.broker.store;

import java.time.Duration;

/**
 * The interval at which written data is forced to the medium ({@code sync_interval} of nats-server).
 *
 * @param interval the longest time between two forces; zero forces at every commit
 */
public record SyncPolicy(Duration interval) {

    /** Every commit is forced: what was acknowledged survives a power failure. */
    public static final SyncPolicy ALWAYS = new SyncPolicy(Duration.ZERO);

    public SyncPolicy {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("the sync interval is negative: " + interval);
        }
    }

    /** Forces now and then: what was acknowledged survives the death of the process, not of the machine. */
    public static SyncPolicy every(Duration interval) {
        return new SyncPolicy(interval);
    }

    public boolean always() {
        return interval.isZero();
    }
}
