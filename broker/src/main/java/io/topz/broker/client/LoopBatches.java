package io.topz.broker.client;

import io.topz.broker.route.TimeSlice;
import java.util.ArrayList;
import java.util.List;

/** The batches of one event loop that have something to hand over, in the order in which they were added. Confined to that loop. */
final class LoopBatches {

    /** The cost of a batch, mostly that of the write to a socket. */
    private static final int UNITS_PER_BATCH = 64;

    private final List<LoopBatch> listed = new ArrayList<>();
    private int next;

    void add(LoopBatch batch) {
        listed.add(batch);
    }

    /** Hands over everything. */
    void handOver() {
        while (next < listed.size()) {
            handOverNext();
        }
        clear();
    }

    /** Hands over batches until the time slice is over; returns whether nothing is left. */
    boolean handOver(TimeSlice slice) {
        while (next < listed.size()) {
            if (slice.isOver()) {
                return false;
            }
            handOverNext();
            slice.use(UNITS_PER_BATCH);
        }
        clear();
        return true;
    }

    /** Iterates by index, because handing over may add a batch again. */
    private void handOverNext() {
        LoopBatch batch = listed.get(next++);
        try {
            batch.handOver();
        } catch (RuntimeException | Error e) {
            batch.failed(e);
        }
    }

    private void clear() {
        listed.clear();
        next = 0;
    }
}
