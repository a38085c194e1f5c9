package io.topz.broker.jetstream.stream;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The limit and the use of one storage type by all streams. Written only by the JetStream thread, readable by any thread. */
public final class StorageBudget {

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong reserved = new AtomicLong();
    private final LongAdder refused = new LongAdder();

    /** {@code limit} in bytes. */
    public StorageBudget(long limit) {
        this.limit = limit;
    }

    /** The limit in bytes. */
    public long limit() {
        return limit;
    }

    /** The bytes that messages use. */
    public long used() {
        return used.get();
    }

    /** The bytes that are reserved for streams with a size limit of their own. */
    public long reserved() {
        return reserved.get();
    }

    /** The number of messages and streams refused for lack of space. */
    public long refused() {
        return refused.sum();
    }

    /** Whether that many bytes can be reserved; counts a refusal if not. */
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

    /** Reserves bytes for a stream; a negative number releases them. */
    public void reserve(long bytes) {
        reserved.setRelease(reserved.getPlain() + bytes);
    }

    /** Whether the limit is reached, so that a message must be refused; counts the refusal. */
    boolean isExceeded() {
        boolean exceeded = used.getPlain() > limit;
        if (exceeded) {
            refused.increment();
        }
        return exceeded;
    }
}
