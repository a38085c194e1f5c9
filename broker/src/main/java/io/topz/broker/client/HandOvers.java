package io.topz.broker.client;

import io.topz.broker.route.TimeSlice;
import java.util.ArrayList;
import java.util.List;

/** The stages of one event loop that have something to hand over, in the order in which they got it. Belongs to that loop. */
final class HandOvers {

    /** Most of it is the write to a socket. */
    private static final int UNITS_PER_STAGE = 64;

    private final List<HandOver> listed = new ArrayList<>();
    private int next;

    void add(HandOver stage) {
        listed.add(stage);
    }

    /** Hands everything over. */
    void handOver() {
        while (next < listed.size()) {
            handOverNext();
        }
        clear();
    }

    /** Hands over what there is time for. Returns whether nothing is left. */
    boolean handOver(TimeSlice slice) {
        while (next < listed.size()) {
            if (slice.isOver()) {
                return false;
            }
            handOverNext();
            slice.use(UNITS_PER_STAGE);
        }
        clear();
        return true;
    }

    /** By index, because handing over may list a stage again. */
    private void handOverNext() {
        HandOver stage = listed.get(next++);
        try {
            stage.handOver();
        } catch (RuntimeException | Error e) {
            stage.failed(e);
        }
    }

    private void clear() {
        listed.clear();
        next = 0;
    }
}
