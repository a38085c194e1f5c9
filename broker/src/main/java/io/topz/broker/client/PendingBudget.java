package io.topz.broker.client;

import io.netty.util.internal.PlatformDependent;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tracks the bytes that wait to be written to all clients together. When that is more than half of the direct memory that the process may
 * use, clients that are far behind are disconnected before their own limit, so that a few slow ones cannot take the memory of all. Safe for
 * any thread.
 */
final class PendingBudget {

    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();

    PendingBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What this process can afford. */
    static PendingBudget ofProcess() {
        return new PendingBudget(PlatformDependent.maxDirectMemory() / 2);
    }

    /** Adds bytes that wait now, or takes away some that were written. */
    void add(long change) {
        bytes.addAndGet(change);
    }

    boolean isExceeded() {
        return bytes.get() > maxBytes;
    }
}
