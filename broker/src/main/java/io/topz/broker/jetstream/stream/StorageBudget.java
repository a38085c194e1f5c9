package io.topz.broker.jetstream.stream;

/**
 * What the streams of one storage type may use, and do. Belongs to the JetStream thread.
 */
public final class StorageBudget {

    private final long limit;
    private long used;
    private long reserved;

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
        return used;
    }

    /** Bytes that streams with a limit of their own may come to use. */
    public long reserved() {
        return reserved;
    }

    /** Whether another stream may be promised that many bytes. */
    public boolean canReserve(long bytes) {
        return bytes <= 0 || bytes <= limit - reserved;
    }

    void use(long bytes) {
        used += bytes;
    }

    /** Promises bytes to a stream, or takes a promise back. */
    public void reserve(long bytes) {
        reserved += bytes;
    }

    boolean isExceeded() {
        return used > limit;
    }
}
