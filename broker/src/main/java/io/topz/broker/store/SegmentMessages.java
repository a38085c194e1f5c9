package io.topz.broker.store;

import java.util.Arrays;
import java.util.BitSet;

/** The sequences of the messages of one segment that were not removed. Without gaps it takes one bit per message. */
final class SegmentMessages {

    private long[] runStarts = new long[1];
    private int[] runOrdinals = new int[1];
    private int runs;
    private long next;
    private int count;
    private final BitSet live = new BitSet();
    private int liveCount;
    private int firstLive;

    /** Adds a sequence above all earlier ones. */
    void add(long sequence) {
        if (runs == 0 || sequence != next) {
            if (runs == runStarts.length) {
                runStarts = Arrays.copyOf(runStarts, 2 * runs);
                runOrdinals = Arrays.copyOf(runOrdinals, 2 * runs);
            }
            runStarts[runs] = sequence;
            runOrdinals[runs++] = count;
        }
        live.set(count++);
        liveCount++;
        next = sequence + 1;
    }

    /** Whether the segment has a record of that message. */
    boolean contains(long sequence) {
        return ordinal(sequence) >= 0;
    }

    boolean isLive(long sequence) {
        int ordinal = ordinal(sequence);
        return ordinal >= 0 && live.get(ordinal);
    }

    void remove(long sequence) {
        int ordinal = ordinal(sequence);
        if (ordinal >= 0 && live.get(ordinal)) {
            live.clear(ordinal);
            liveCount--;
        }
    }

    void removeBelow(long firstSequence) {
        int run = run(firstSequence);
        if (run < 0) {
            return;
        }
        long end = run + 1 < runs ? runOrdinals[run + 1] : count;
        int to = (int) Math.min(end, runOrdinals[run] + (firstSequence - runStarts[run]));
        for (int i = live.nextSetBit(firstLive); i >= 0 && i < to; i = live.nextSetBit(i + 1)) {
            live.clear(i);
            liveCount--;
        }
        firstLive = Math.max(firstLive, to);
    }

    private int ordinal(long sequence) {
        int run = run(sequence);
        if (run < 0) {
            return -1;
        }
        long ordinal = runOrdinals[run] + (sequence - runStarts[run]);
        return ordinal < (run + 1 < runs ? runOrdinals[run + 1] : count) ? (int) ordinal : -1;
    }

    /** The last run that starts at or below that sequence. */
    private int run(long sequence) {
        int index = Arrays.binarySearch(runStarts, 0, runs, sequence);
        return index >= 0 ? index : -index - 2;
    }

    /** The number of messages with a record. */
    int count() {
        return count;
    }

    int liveCount() {
        return liveCount;
    }
}
