package io.topz.broker.reactor;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Empty batches of one event loop, kept for reuse: their arrays would be most of the garbage of publishing to streams. The loop takes
 * batches; any thread returns them once they are empty.
 */
final class BatchPool {

    /** The number of batches in use while the thread of the service keeps up. */
    private static final int MAX_KEPT = 32;

    private final ArrayBlockingQueue<MessageBatch> kept = new ArrayBlockingQueue<>(MAX_KEPT);

    MessageBatch take() {
        @Nullable MessageBatch batch = kept.poll();
        return batch != null ? batch : new MessageBatch(this);
    }

    /** Keeps an empty batch, unless there are enough. */
    void giveBack(MessageBatch batch) {
        boolean unused = kept.offer(batch);
    }
}
