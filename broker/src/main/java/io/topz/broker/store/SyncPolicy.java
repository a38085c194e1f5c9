package io.topz.broker.store;

import java.time.Duration;

/**
 * The interval at which written data is forced to the disk ({@code sync_interval} of nats-server).
 *
 * @param interval the longest time between two forces; with zero every commit is forced
 */
public record SyncPolicy(Duration interval) {

    /** Forces every commit: acknowledged data survives a power failure. */
    public static final SyncPolicy ALWAYS = new SyncPolicy(Duration.ZERO);

    public SyncPolicy {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("the sync interval is negative: " + interval);
        }
    }

    /** Forces at intervals: acknowledged data survives the end of the process, but not a power failure. */
    public static SyncPolicy every(Duration interval) {
        return new SyncPolicy(interval);
    }

    public boolean always() {
        return interval.isZero();
    }
}
