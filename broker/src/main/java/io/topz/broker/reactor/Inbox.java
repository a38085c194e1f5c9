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
 * The work queue of the thread of a service. Any thread adds; only that thread takes. Publishers wait while it is crowded, and messages
 * that would exceed the limit are refused.
 */
final class Inbox implements BackpressureSource {

    private final long maxBytes;
    private final Runnable announce;
    private final Queue<MessageBatch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicLong pending = new AtomicLong();
    private final Queue<PublisherStall> waiting = new ConcurrentLinkedQueue<>();
    private final LongAdder refused = new LongAdder();
    private volatile long taken;

    /** {@code announce} makes the thread read the inbox. */
    Inbox(long maxBytes, Runnable announce) {
        this.maxBytes = maxBytes;
        this.announce = announce;
    }

    /** Reserves space for that many bytes; returns false if there is none. */
    boolean reserve(int bytes) {
        if (pending.addAndGet(bytes) <= maxBytes) {
            return true;
        }
        pending.addAndGet(-bytes);
        refused.increment();
        return false;
    }

    /** The number of messages refused for lack of space. */
    long refused() {
        return refused.sum();
    }

    /** Whether publishers must wait. */
    boolean isCrowded() {
        return pending.get() > maxBytes / 4;
    }

    /** Adds a batch for which space was reserved. */
    void add(MessageBatch batch) {
        batches.add(batch);
        announce();
    }

    void announce() {
        if (announced.compareAndSet(false, true)) {
            announce.run();
        }
    }

    /** Called by the thread when it reads the inbox, so that the next addition announces itself again. */
    void looked() {
        announced.set(false);
    }

    @Nullable
    MessageBatch poll() {
        return batches.poll();
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Releases the space of a batch that was taken, and the batch itself. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void done(MessageBatch batch) {
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

    /** Does nothing: the thread takes batches as fast as it can, so a publisher that waited does not wait again. */
    @Override
    public void markStuck(long written) {}
}
