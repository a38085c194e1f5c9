package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of a {@link FileLog} and what the log must know of it without reading. */
final class Segment {

    private static final Pattern NAME = Pattern.compile("(\\d{10})\\.log");

    final int number;
    final Path path;

    /** Bytes that are committed. */
    int size;

    /** Bytes of the file; above {@link #size} when it was lengthened ahead. */
    long fileSize;

    /** The last sequence that was used when the segment ended. */
    long lastSequence;

    /** Whether its file was made and forced. */
    boolean hasFile;

    /** Whether it is appended to, or is being rewritten. */
    boolean isChanging;

    /** Whether compaction failed and waits for the next start. */
    boolean keptAsItIs;

    private final OpenFiles openFiles;
    private SegmentMessages messages = new SegmentMessages();
    private @Nullable Relocations relocations;
    private int removals;
    private int deadBytesToKeep;
    private long cacheKey;

    Segment(Path directory, int number, OpenFiles openFiles) {
        this.number = number;
        this.path = directory.resolve(String.format("%010d.log", number));
        this.openFiles = openFiles;
        this.cacheKey = openFiles.nextKey();
    }

    /** The number in the name of a segment file; -1 when it is none. */
    static int number(String fileName) {
        Matcher matcher = NAME.matcher(fileName);
        if (!matcher.matches()) {
            return -1;
        }
        long number = Long.parseLong(matcher.group(1));
        return number <= Integer.MAX_VALUE ? (int) number : -1;
    }

    SegmentMessages messages() {
        return messages;
    }

    void countRemoval() {
        removals++;
    }

    /** Records of removals in this segment. */
    int removals() {
        return removals;
    }

    /** The removals that are needed were repeated elsewhere. */
    void removalsCarriedOver() {
        removals = 0;
    }

    boolean isAllGone() {
        return messages.liveCount() == 0;
    }

    /** Whether rewriting it would free more than half. */
    boolean isMostlyGone() {
        return !keptAsItIs && deadBytes() - deadBytesToKeep > size / 2;
    }

    private int deadBytes() {
        int removalBytes = removals * Records.REMOVAL_LENGTH;
        int count = messages.count();
        return count == 0
                ? removalBytes
                : removalBytes + (int) ((long) (size - removalBytes) * (count - messages.liveCount()) / count);
    }

    /** The segment was rewritten with these messages. */
    void compacted(SegmentMessages kept, int keptRemovals, Relocations moved, int newSize) throws IOException {
        openFiles.close(this);
        cacheKey = openFiles.nextKey();
        messages = kept;
        removals = keptRemovals;
        relocations = moved;
        size = newSize;
        fileSize = newSize;
        deadBytesToKeep = deadBytes();
    }

    /** Where a message is that was handed out at this offset; -1 when it is gone. */
    int current(int originalOffset) {
        return relocations == null ? originalOffset : relocations.current(originalOffset);
    }

    /** At which offset a message was handed out that is here. */
    int original(int offset) {
        return relocations == null ? offset : relocations.original(offset);
    }

    StoreFiles.OpenFile file() throws IOException {
        return openFiles.of(this);
    }

    /** Distinguishes its bytes from those of other segments, and from its own before compaction. */
    long cacheKey() {
        return cacheKey;
    }
}
