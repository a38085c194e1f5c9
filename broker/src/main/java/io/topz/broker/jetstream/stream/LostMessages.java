package io.topz.broker.jetstream.stream;

import io.topz.collectors.document.LostStreamData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a stream that were lost because its files are damaged. */
final class LostMessages {

    /** The number of sequences that are listed; beyond it, losses are only counted. */
    private static final int MAX_LISTED = 10_000;

    private record Range(long from, long to, long bytes) {}

    private final List<Range> ranges = new ArrayList<>();

    /** The first lost sequence, or a lower bound of it. */
    private long lowest = Long.MAX_VALUE;

    /** Adds the messages from {@code from} to {@code to}, both included; none if {@code to} is less than {@code from}. */
    void add(long from, long to, long lostBytes) {
        ranges.add(new Range(from, to, lostBytes));
        lowest = Math.min(lowest, from);
    }

    /** Drops the losses below {@code first}, which is now the first sequence of the stream. */
    void removeBelow(long first) {
        if (first <= lowest) {
            return;
        }
        ranges.removeIf(range -> range.from <= range.to && range.to < first);
        ranges.replaceAll(
                range -> range.from < first && first <= range.to ? new Range(first, range.to, range.bytes) : range);
        lowest = ranges.isEmpty() ? Long.MAX_VALUE : first;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    long count() {
        return ranges.stream()
                .mapToLong(range -> Math.max(0, range.to - range.from + 1))
                .sum();
    }

    /** The losses as shown in stream information; null if there are none. */
    @Nullable
    LostStreamData data() {
        if (isEmpty()) {
            return null;
        }
        List<Long> sequences = new ArrayList<>();
        for (Range range : ranges) {
            for (long sequence = range.from; sequence <= range.to && sequences.size() < MAX_LISTED; sequence++) {
                sequences.add(sequence);
            }
        }
        return new LostStreamData(
                List.copyOf(sequences), ranges.stream().mapToLong(Range::bytes).sum());
    }
}
