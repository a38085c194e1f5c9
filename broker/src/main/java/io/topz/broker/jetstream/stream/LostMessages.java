package io.topz.broker.jetstream.stream;

import io.topz.collectors.document.LostStreamData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a stream that damage of its files has taken. */
final class LostMessages {

    /** More are counted but not listed. */
    private static final int MAX_LISTED = 10_000;

    private final List<Long> sequences = new ArrayList<>();
    private long count;
    private long bytes;

    /** Adds the messages of {@code from} to {@code to}, none if that is less. */
    void add(long from, long to, long lostBytes) {
        for (long sequence = from; sequence <= to && sequences.size() < MAX_LISTED; sequence++) {
            sequences.add(sequence);
        }
        count += Math.max(0, to - from + 1);
        bytes += lostBytes;
    }

    boolean isEmpty() {
        return count == 0 && bytes == 0;
    }

    long count() {
        return count;
    }

    /** As stream information shows it; null when nothing is lost. */
    @Nullable
    LostStreamData data() {
        return isEmpty() ? null : new LostStreamData(List.copyOf(sequences), bytes);
    }
}
