package io.topz.broker.reactor;

import io.topz.broker.client.BackpressureSource;
import io.topz.broker.client.PublisherStall;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The queue of work for the thread of a service. Any thread adds; only that thread takes. Publishers wait while there is much of it,
 * and what would exceed the limit is refused.
 */
final class Inbox implements BackpressureSource {

    private final long maxBytes;
    private final Runnable announce;
    private final Queue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicLong pending = new AtomicLong();
    private final Queue<PublisherStall> waiting = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();
    private volatile long taken;

    /** {@code announce} makes the thread look here. */
    Inbox(long maxBytes, Runnable announce) {
        this.maxBytes = maxBytes;
        this.announce = announce;
    }

    /** Whether that many bytes more may wait; if so they count from now on. */
    boolean reserve(int bytes) {
        if (pending.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        pending.addAndGet(-bytes);
        refused.increment();
        return false;
    }

    /** How many messages were refused for want of room. */
    long refused() {
        return refused.sum();
    }

    /** Whether publishers must wait. */
    boolean isCrowded() {
        return pending.get() > maxBytes / 4;
    }

    /** Adds what room was reserved for. */
    void add(Batch batch) {
        batches.add(batch);
        announce();
    }

    void announce() {
        if (announced.compareAndSet(false, true)) {
            announce.run();
        }
    }

    /** The thread has come to look. */
    void looked() {
        announced.set(false);
    }

    @Nullable
    Batch poll() {
        return batches.poll();
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Frees the room of a batch that was taken, and the batch itself. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void done(Batch batch) {
        taken += batch.bytes();
        pending.addAndGet(-batch.bytes());
        batch.recycle();
        if (!waiting.isEmpty() && hasCaughtUp()) {
            waiting.forEach(PublisherStall::wake);
        }
    }

    @Override
    public long written() {
        return taken;
    }

    @Override
    public boolean hasCaughtUp() {
        return pending.get() <= maxBytes / 8;
    }

    @Override
    public boolean isNearLimit() {
        return pending.get() > maxBytes / 4 * 3;
    }

    @Override
    public void await(PublisherStall stall) {
        waiting.add(stall);
    }

    @Override
    public void awaitNoLonger(PublisherStall stall) {
        waiting.remove(stall);
    }

    /** It is taken from as fast as can be; who has waited has waited. */
    @Override
    public void markStuck(long written) {}
}
