package io.topz.broker.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small checked file next to the segments of a log. It lists the segments that must exist, so that a missing or truncated one is
 * detected, and reserves sequences, so that none is used twice if the last segment is lost.
 *
 * <p>It is written when a segment is begun, before segments are deleted or rewritten, when the reserved sequences are used up, and when the
 * log is closed. Without a list, nothing is known about the segments.
 */
final class SegmentList {

    /** The size of a segment that is still appended to or being rewritten. */
    static final int UNKNOWN_SIZE = -1;

    /** The number of sequences that are reserved at once: about as many as the smallest records that fit into a segment. */
    static final long RESERVE = 1 << 18;

    private static final Logger LOG = LoggerFactory.getLogger(SegmentList.class);
    private static final String NAME = "segments";

    /**
     * The parsed content of the file.
     *
     * @param reserved no sequence above it was used
     * @param sizes the bytes of each segment by its number, or {@link #UNKNOWN_SIZE}
     */
    record Content(long reserved, NavigableMap<Integer, Integer> sizes) {

        /** The least size of a segment. */
        int size(int number) {
            return sizes.getOrDefault(number, UNKNOWN_SIZE);
        }

        int lastNumber() {
            return sizes.isEmpty() ? 0 : sizes.lastKey();
        }
    }

    private final CheckedFile file;
    private long reserved;

    SegmentList(StoreFiles files, Path directory) {
        file = new CheckedFile(files, directory.resolve(NAME));
    }

    /** Reads the list; null if there is none. A damaged list is put aside. */
    @Nullable
    Content read() throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file.read());
            reserved = bytes.getLong();
            NavigableMap<Integer, Integer> sizes = new TreeMap<>();
            while (bytes.hasRemaining()) {
                sizes.put(bytes.getInt(), bytes.getInt());
            }
            return new Content(reserved, sizes);
        } catch (NoSuchFileException e) {
            return null;
        } catch (DamagedRecordException e) {
            LOG.error("{}; it is put aside as {} and written again", e.getMessage(), file.quarantine());
            return null;
        }
    }

    /** Writes the list and forces it to the disk. */
    void write(long newReserve, SparseList<Segment> segments, boolean closed) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES * segments.size());
        bytes.putLong(newReserve);
        segments.forEachWhile(segment -> {
            if (segment.hasFile) {
                boolean sizeIsKnown = closed || !segment.isChanging;
                bytes.putInt(segment.number).putInt(sizeIsKnown ? segment.size : UNKNOWN_SIZE);
            }
            return true;
        });
        byte[] content = new byte[bytes.position()];
        bytes.flip().get(content);
        file.replace(content, true);
        reserved = newReserve;
    }

    /** The last sequence that may be used before the next {@link #write}. */
    long reserved() {
        return reserved;
    }

    /** Creates a file that reports a missing or truncated segment until an operator deletes it. */
    static void note(StoreFiles files, Path segment) throws IOException {
        new CheckedFile(files, segment).noteMissing();
    }

    /** Deletes the list if there is no space for a new one. */
    void delete() throws IOException {
        file.delete();
        reserved = 0;
    }
}
