package io.topz.broker.jetstream.store;

import java.util.ArrayList;
import java.util.List;

/** The sequences that damage has hidden, less those that were gone anyway. */
final class LostRanges {

    private record Range(long from, long to, long bytes) {}

    private List<Range> ranges = new ArrayList<>();

    /** Damage that hides these messages; none when {@code to} is below {@code from}. */
    void add(long from, long to, long bytes) {
        ranges.add(new Range(from, to, bytes));
    }

    /** The message was removed: nobody misses it. */
    void explain(long sequence) {
        if (!ranges.isEmpty()) {
            explain(sequence, sequence);
        }
    }

    /** All below are gone. */
    void explainBelow(long firstSequence) {
        if (!ranges.isEmpty()) {
            explain(Long.MIN_VALUE, firstSequence - 1);
        }
    }

    private void explain(long from, long to) {
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            if (to < range.from || from > range.to) {
                left.add(range);
                continue;
            }
            long bytes = range.bytes;
            if (range.from < from) {
                left.add(new Range(range.from, from - 1, bytes));
                bytes = 0;
            }
            if (to < range.to) {
                left.add(new Range(to + 1, range.to, bytes));
            }
        }
        ranges = left;
    }

    void tell(LogVisitor visitor) {
        ranges.forEach(range -> visitor.lost(range.from, range.to, range.bytes));
    }
}
