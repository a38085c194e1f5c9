package io.topz.broker.jetstream.stream;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The limits and the use of one storage type by all streams. Only the JetStream thread changes it; any thread may read it. */
public final class StorageBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong reserved = new AtomicLong();
    private final LongAdder refused = new LongAdder();

    /** {@code limit} in bytes. */
    public StorageBudget(long limit) {
        this.limit = limit;
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }

    /** Bytes in messages. */
    public long used() {
        return used.get();
    }

    /** Bytes that streams with a limit of their own may come to use. */
    public long reserved() {
        return reserved.get();
    }

    /** How often a message or a stream was refused for want of room. */
    public long refused() {
        return refused.sum();
    }

    /** Whether another stream may be promised that many bytes; counts a refusal. */
    public boolean canReserve(long bytes) {
        boolean fits = bytes <= 0 || bytes <= limit - reserved.get();
        if (!fits) {
            refused.increment();
        }
        return fits;
    }

    void use(long bytes) {
        used.setRelease(used.getPlain() + bytes);
    }

    /** Promises bytes to a stream, or takes a promise back. */
    public void reserve(long bytes) {
        reserved.setRelease(reserved.getPlain() + bytes);
    }

    /** Whether a message must be refused; counts the refusal. */
    boolean isExceeded() {
        boolean exceeded = used.getPlain() > limit;
        if (exceeded) {
            refused.increment();
        }
        return exceeded;
    }
}
