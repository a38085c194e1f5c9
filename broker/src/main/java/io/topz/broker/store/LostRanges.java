package io.topz.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sequences that were lost to damage, without those that had been removed anyway. They are stored in a small checked file next to the
 * segments, because a missing segment can be detected only once.
 */
final class LostRanges {

    private static final Logger LOG = LoggerFactory.getLogger(LostRanges.class);
    private static final int RANGE_BYTES = 3 * Long.BYTES;

    private record Range(long from, long to, long bytes) {

        boolean isEmpty() {
            return to < from;
        }
    }

    private final CheckedFile file;
    private List<Range> ranges = new ArrayList<>();
    private byte[] saved = new byte[0];

    /** {@code file} holds the losses that earlier starts have found. */
    LostRanges(CheckedFile file) {
        this.file = file;
    }

    /** Reads the losses that earlier starts have found. */
    void read() throws IOException {
        try {
            saved = file.read();
        } catch (NoSuchFileException nothingLost) {
            return;
        } catch (DamagedRecordException e) {
            LOG.error("{}; it is put aside as {}", e.getMessage(), file.quarantine());
            return;
        }
        for (ByteBuffer bytes = ByteBuffer.wrap(saved); bytes.remaining() >= RANGE_BYTES; ) {
            ranges.add(new Range(bytes.getLong(), bytes.getLong(), bytes.getLong()));
        }
    }

    /** Writes the losses for the next start. */
    void save() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ranges.size() * RANGE_BYTES);
        ranges.stream()
                .filter(range -> !range.isEmpty())
                .forEach(range -> bytes.putLong(range.from).putLong(range.to).putLong(range.bytes));
        byte[] content = Arrays.copyOf(bytes.array(), bytes.position());
        if (Arrays.equals(content, saved)) {
            return;
        }
        if (content.length == 0) {
            file.delete();
        } else {
            file.replace(content, true);
        }
        saved = content;
    }

    /** Adds a loss, which may be known already; without sequences if {@code to} is below {@code from}. */
    void add(long from, long to, long bytes) {
        explain(from, to);
        ranges.add(new Range(from, to, bytes));
    }

    /** Removes a sequence from the losses, because its message was found or had been removed. */
    void explain(long sequence) {
        explain(sequence, sequence);
    }

    /** Removes all sequences below {@code firstSequence} from the losses. */
    void explainBelow(long firstSequence) {
        explain(Long.MIN_VALUE, firstSequence - 1);
    }

    private void explain(long from, long to) {
        if (ranges.stream().noneMatch(range -> overlaps(range, from, to))) {
            return;
        }
        List<Range> left = new ArrayList<>();
        for (Range range : ranges) {
            if (!overlaps(range, from, to)) {
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

    private static boolean overlaps(Range range, long from, long to) {
        return from <= range.to && to >= range.from;
    }

    /** The last lost sequence; 0 if there is none. */
    long last() {
        return ranges.stream()
                .filter(range -> !range.isEmpty())
                .mapToLong(Range::to)
                .max()
                .orElse(0);
    }

    void tell(LogVisitor visitor) {
        ranges.sort(Comparator.comparingLong(Range::from));
        ranges.forEach(range -> visitor.lost(range.from, range.to, range.bytes));
    }
}
