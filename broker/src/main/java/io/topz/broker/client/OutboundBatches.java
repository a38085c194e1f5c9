package io.topz.broker.client;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The batches of one connection: one for each loop that has ever had bytes for it. Readable by any thread. */
final class OutboundBatches {

    private final ClientConnection target;
    private final AtomicReferenceArray<@Nullable OutboundBatch> byLoop;

    OutboundBatches(ClientConnection target, int loops) {
        this.target = target;
        this.byLoop = new AtomicReferenceArray<>(loops);
    }

    /** The batch of that loop, which must be the caller's. */
    OutboundBatch of(IoLoop loop) {
        OutboundBatch batch = byLoop.getPlain(loop.index());
        if (batch == null) {
            batch = new OutboundBatch(loop, target);
            byLoop.setRelease(loop.index(), batch);
        }
        return batch;
    }

    long sum(ToLongFunction<OutboundBatch> figure) {
        long sum = 0;
        for (int i = 0; i < byLoop.length(); i++) {
            OutboundBatch batch = byLoop.getAcquire(i);
            sum += batch == null ? 0 : figure.applyAsLong(batch);
        }
        return sum;
    }
}
