package io.topz.broker.client;

import io.netty.util.internal.PlatformDependent;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tracks the bytes that wait to be written to all clients together. When they exceed half of the direct memory of the process, clients with
 * many pending bytes are disconnected below their own limit, so that a few slow clients cannot use the memory of all. Thread-safe.
 */
final class PendingBudget {

    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();

    PendingBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A budget according to the memory of this process. */
    static PendingBudget ofProcess() {
        return new PendingBudget(PlatformDependent.maxDirectMemory() / 2);
    }

    /** Adds pending bytes; a negative number subtracts written ones. */
    void add(long change) {
        bytes.addAndGet(change);
    }

    boolean isExceeded() {
        return bytes.get() > maxBytes;
    }
}
