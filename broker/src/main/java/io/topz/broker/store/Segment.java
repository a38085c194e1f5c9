package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file of a {@link FileLog}, with the facts that the log must know without reading it. */
final class Segment {

    private static final Pattern NAME = Pattern.compile("(\\d{10})\\.log");

    final int number;
    final Path path;

    /** The number of committed bytes. */
    int size;

    /** The size of the file; larger than {@link #size} if it was extended ahead. */
    long fileSize;

    /** The last sequence that was used when the segment was completed. */
    long lastSequence;

    /** Whether its file was created and forced to the disk. */
    boolean hasFile;

    /** Whether it is appended to or being rewritten. */
    boolean isChanging;

    /** Whether compaction failed and must wait for the next start. */
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

    /** The number in the name of a segment file; -1 if it is not one. */
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

    /** The number of removal records in this segment. */
    int removals() {
        return removals;
    }

    /** Records that the needed removals were repeated in another segment. */
    void removalsCarriedOver() {
        removals = 0;
    }

    boolean isAllGone() {
        return messages.liveCount() == 0;
    }

    /** Whether rewriting it would free more than half of its space. */
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

    /** Records that the segment was rewritten with these messages. */
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

    /** The current offset of a message, given its original one; -1 if it was removed. */
    int current(int originalOffset) {
        return relocations == null ? originalOffset : relocations.current(originalOffset);
    }

    /** The original offset of a message, given its current one. */
    int original(int offset) {
        return relocations == null ? offset : relocations.original(offset);
    }

    StoreFiles.OpenFile file() throws IOException {
        return openFiles.of(this);
    }

    /** A key that distinguishes its bytes from those of other segments, and from its own before a compaction. */
    long cacheKey() {
        return cacheKey;
    }
}
