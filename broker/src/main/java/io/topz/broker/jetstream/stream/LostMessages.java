package io.topz.broker.jetstream.stream;

import io.topz.collectors.document.LostStreamData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a stream that damage of its files has taken. */
final class LostMessages {

    /** More are counted but not listed. */
    private static final int MAX_LISTED = 10_000;

    private record Range(long from, long to, long bytes) {}

    private final List<Range> ranges = new ArrayList<>();

    /** The first of them, or a sequence below it. */
    private long lowest = Long.MAX_VALUE;

    /** Adds the messages of {@code from} to {@code to}, none if that is less. */
    void add(long from, long to, long lostBytes) {
        ranges.add(new Range(from, to, lostBytes));
        lowest = Math.min(lowest, from);
    }

    /** The stream begins at that sequence now: nobody misses what was before. */
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

    /** As stream information shows it; null when nothing is lost. */
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
