package io.topz.broker.store;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a log: encodes records into the {@link Tail} of the last segment, writes and forces them. */
final class SegmentWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);

    /**
     * By how much a file is lengthened ahead of small commits that are forced: a force that need not make a new length safe, too,
     * takes a half to a quarter of the time.
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

    /** Goes on at the end of a segment that was found. */
    void resume(Segment segment, boolean appendable) {
        active = appendable ? segment : null;
        segment.isChanging = appendable;
        tail.start(segment.size);
        unforced.add(segment);
    }

    /** The segment that is appended to; null when the next record begins a new one. */
    @Nullable
    Segment active() {
        return active;
    }

    /** Begins a segment; it gets its file at the next write. */
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

    /** Takes back what the file was lengthened ahead. */
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

    /** Whether the record that room was reserved for is not the first one of its commit. */
    private boolean continues(int length) {
        return tail.pending() > length;
    }

    /** Bytes that were appended and are not written. */
    int pending() {
        return tail.pending();
    }

    /** Whether something was written that was not forced. */
    boolean isUnforced() {
        return !unforced.isEmpty();
    }

    /** Writes what was appended, and forces it when that is the policy. */
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

    /** A new segment is forced whatever the policy is: it makes others that know the last sequence superfluous. */
    private void created(Segment segment) throws IOException {
        segment.file().force();
        segments.created(segment);
        segments.forceDirectory();
    }

    /** The heap of what is written may be given back. */
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

    /** The segment was deleted, or rewritten and forced. */
    void forget(Segment segment) {
        unforced.remove(segment);
    }

    /** Leaves the file as it was before the write that failed; {@link #finishCutBack} repeats what fails of that. */
    void cutBack() {
        tail.cutBack();
        toCutBack = active;
        try {
            finishCutBack();
        } catch (IOException e) {
            LOG.warn("a file of the log cannot be cut back to what was committed: {}", e.getMessage());
        }
    }

    /** Does what {@link #cutBack} could not. */
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

    /** Reads a message where it is: in heap or in the file. Null when there is none. */
    @Nullable
    StreamMessage read(Segment segment, int originalOffset) throws IOException {
        int index = segment == active ? tail.index(originalOffset) : -1;
        if (index >= 0) {
            return resources.reader.message(tail.bytes(), index, tail.end(), segment, originalOffset);
        }
        int offset = segment.current(originalOffset);
        return offset < 0 || offset >= segment.size ? null : resources.reader.read(segment, offset);
    }

    /** Overwrites a message that is written, in the file and in heap. */
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

    /** Ends with a file that is as long as what was written. */
    void close() {
        trim();
        discard();
    }

    /** Ends and leaves the file as it is. */
    void discard() {
        active = null;
        resources.inUse(tail);
    }
}
