package io.topz.broker.store;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the end of a log: encodes records into the {@link Tail} of the last segment, writes them, and forces them to the disk. */
final class SegmentWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    /**
     * The number of bytes by which a file is extended ahead of small forced commits. Forcing takes a half to a quarter of the time if the
     * length of the file does not change.
     */
    private static final byte[] AHEAD = new byte[64 * 1024];

    private final LogResources resources;
    private final Records records;
    private final Segments segments;
    private final boolean forcesAlways;
    private final Tail tail = new Tail();
    private final Set<Segment> unforced = new LinkedHashSet<>();

    private @Nullable Segment active;
    private @Nullable Segment toCutBack;

    SegmentWriter(LogResources resources, Segments segments, boolean forcesAlways) {
        this.resources = resources;
        this.records = resources.records;
        this.segments = segments;
        this.forcesAlways = forcesAlways;
    }

    /** Continues at the end of an existing segment. */
    void resume(Segment segment, boolean appendable) {
        active = appendable ? segment : null;
        segment.isChanging = appendable;
        tail.start(segment.size);
        unforced.add(segment);
    }

    /** The segment that is appended to; null if the next record begins a new one. */
    @Nullable
    Segment active() {
        return active;
    }

    /** Begins a segment. Its file is created by the next write. */
    Segment begin(long firstSequence, long lastSequence) {
        Segment segment = segments.add();
        if (active != null) {
            active.isChanging = false;
        }
        segment.isChanging = true;
        active = segment;
        tail.start(0);
        state(segment, firstSequence, lastSequence);
        return segment;
    }

    void end() {
        trim();
        if (active != null) {
            active.isChanging = false;
        }
        active = null;
    }

    /** Removes the bytes by which the file was extended ahead. */
    private void trim() {
        Segment segment = active;
        if (segment == null || segment.fileSize <= segment.size) {
            return;
        }
        try {
            segment.file().truncate(segment.size);
            segment.fileSize = segment.size;
        } catch (IOException e) {
            LOG.warn("{} cannot be cut to {} bytes", segment.path, segment.size, e);
        }
    }

    long message(Segment segment, StreamMessage message, long gap) {
        int length = Records.messageLength(message);
        int index = reserve(length);
        long position = Records.position(segment.number, tail.offset(index));
        records.message(tail.bytes(), index, length, message, gap, continues(length), position);
        segment.messages().add(message.sequence());
        segment.lastSequence = message.sequence();
        return position;
    }

    void removal(Segment segment, long sequence) {
        int index = reserve(Records.REMOVAL_LENGTH);
        long position = Records.position(segment.number, tail.offset(index));
        records.removal(tail.bytes(), index, sequence, continues(Records.REMOVAL_LENGTH), position);
        segment.countRemoval();
    }

    void state(Segment segment, long first, long last) {
        int index = reserve(Records.STATE_LENGTH);
        long position = Records.position(segment.number, tail.offset(index));
        records.state(tail.bytes(), index, first, last, continues(Records.STATE_LENGTH), position);
        segment.lastSequence = last;
    }

    private int reserve(int length) {
        if (tail.pending() == 0) {
            resources.inUse(tail);
        }
        return tail.reserve(length);
    }

    /** Whether the record for which space was reserved is not the first one of its commit. */
    private boolean continues(int length) {
        return tail.pending() > length;
    }

    /** The number of appended bytes that are not written. */
    int pending() {
        return tail.pending();
    }

    /** Whether there are written bytes that were not forced. */
    boolean isUnforced() {
        return !unforced.isEmpty();
    }

    /** Writes the appended records, and forces them if the policy says so. */
    void write() throws IOException {
        Segment segment = active;
        boolean isNew = segment != null && segment.size == 0;
        if (segment != null && tail.pending() > 0) {
            StoreFiles.OpenFile file = isNew ? resources.openFiles.create(segment) : segment.file();
            tail.write(file);
            lengthenAhead(segment, file);
            unforced.add(segment);
        }
        if (forcesAlways) {
            force();
        }
        if (segment == null || tail.pending() == 0) {
            return;
        }
        if (isNew) {
            created(segment);
        }
        tail.committed();
        segment.size = tail.endOffset();
    }

    private void lengthenAhead(Segment segment, StoreFiles.OpenFile file) {
        int end = tail.endOffset();
        if (end <= segment.fileSize) {
            return;
        }
        segment.fileSize = end;
        if (forcesAlways && tail.pending() < AHEAD.length / 4) {
            try {
                file.writeFully(AHEAD, 0, AHEAD.length, end);
                segment.fileSize = (long) end + AHEAD.length;
            } catch (IOException e) {
                LOG.debug("{} is not lengthened ahead", segment.path, e);
            }
        }
    }

    /** Forces a new segment regardless of the policy, because older segments that record the last sequence may then be deleted. */
    private void created(Segment segment) throws IOException {
        segment.file().force();
        segments.created(segment);
        segments.forceDirectory();
    }

    /** Allows the heap of written records to be released. */
    void rest() {
        resources.written(tail);
    }

    void force() throws IOException {
        for (Segment segment : unforced) {
            if (segments.get(segment.number) == segment) {
                segment.file().force();
            }
        }
        unforced.clear();
    }

    /** Called when the segment was deleted, or rewritten and forced. */
    void forget(Segment segment) {
        unforced.remove(segment);
    }

    /** Restores the file to its state before the failed write. {@link #finishCutBack} repeats the steps that fail. */
    void cutBack() {
        tail.cutBack();
        toCutBack = active;
        try {
            finishCutBack();
        } catch (IOException e) {
            LOG.warn("a file of the log cannot be cut back to what was committed: {}", e.getMessage());
        }
    }

    /** Repeats the steps of {@link #cutBack} that failed. */
    void finishCutBack() throws IOException {
        Segment segment = toCutBack;
        if (segment == null) {
            return;
        }
        unforced.remove(segment);
        if (segment.size == 0) {
            if (segment.hasFile) {
                segments.unlist(segment);
            }
            resources.openFiles.close(segment);
            resources.files.delete(segment.path);
        } else {
            segment.file().truncate(segment.size);
            segment.fileSize = segment.size;
        }
        toCutBack = null;
    }

    /** Reads a message from heap or from the file; null if there is none. */
    @Nullable
    StreamMessage read(Segment segment, int originalOffset) throws IOException {
        int index = segment == active ? tail.index(originalOffset) : -1;
        if (index >= 0) {
            return resources.reader.message(tail.bytes(), index, tail.end(), segment, originalOffset);
        }
        int offset = segment.current(originalOffset);
        return offset < 0 || offset >= segment.size ? null : resources.reader.read(segment, offset);
    }

    /** Overwrites a written message in the file and in heap. */
    void erase(Segment segment, int originalOffset) throws IOException {
        int offset = segment.current(originalOffset);
        if (offset < 0) {
            return;
        }
        resources.reader.erase(segment, offset);
        int index = segment == active ? tail.index(offset) : -1;
        if (index >= 0) {
            records.erase(tail.bytes(), index, Records.position(segment.number, offset));
        }
        unforced.add(segment);
    }

    /** Closes the file after removing the bytes by which it was extended ahead. */
    void close() {
        trim();
        discard();
    }

    /** Closes the file and leaves it as it is. */
    void discard() {
        active = null;
        resources.inUse(tail);
    }
}
