package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in files: segments of {@link Records} that are only appended to. A commit is one write. A segment is deleted when all its
 * messages are removed, and rewritten when most of them are.
 *
 * <p>A position consists of the number of the segment and, in the lower 32 bits, the original offset of the record, which stays valid
 * after the segment was rewritten.
 *
 * <pre>
 *  opened --replay--> running --commit throws--> failed
 *                        |                         |
 *                        +----------close----------+--> closed
 * </pre>
 */
public final class FileLog implements MessageLog {

    /** The segment size for a stream without a size limit. */
    public static final int SEGMENT_BYTES = 8 * 1024 * 1024;

    private static final int SMALLEST_SEGMENT_BYTES = 32 * 1024;
    private static final int SMALLEST_WORTH_REPLACING_BYTES = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(FileLog.class);

    private enum State {
        OPENED,
        RUNNING,
        FAILED,
        CLOSED
    }

    private final LogResources resources;
    private final SyncPolicy policy;
    private final int segmentBytes;
    private final Segments segments;
    private final SegmentWriter writer;
    private final List<Long> toErase = new ArrayList<>();

    private State state = State.OPENED;
    private boolean messagesPending;
    private long firstSequence;
    private long writtenFirst;
    private long lastSequence;

    private FileLog(LogResources resources, Path directory, SyncPolicy policy, int segmentBytes) {
        this.resources = resources;
        this.policy = policy;
        this.segmentBytes = segmentBytes;
        this.segments = new Segments(resources, directory);
        this.writer = new SegmentWriter(resources, segments, policy.always());
    }

    /** Opens the log in a directory, or creates it; {@link #replay} must be called next. */
    public static FileLog open(LogResources resources, Path directory, SyncPolicy policy, int segmentBytes)
            throws IOException {
        FileLog log = new FileLog(resources, directory, policy, segmentBytes);
        log.segments.open();
        return log;
    }

    /** The segment size for a stream with at most {@code maxBytes}; -1 means unlimited. */
    public static int segmentBytesFor(long maxBytes) {
        return maxBytes <= 0
                ? SEGMENT_BYTES
                : (int) Math.max(SMALLEST_SEGMENT_BYTES, Math.min(SEGMENT_BYTES, maxBytes / 4));
    }

    @Override
    public void replay(LogVisitor visitor) throws IOException {
        check(State.OPENED);
        Segment last = segments.newest();
        LogRecovery recovery = new LogRecovery(resources, segments, visitor);
        recovery.run();
        lastSequence = recovery.lastSequence();
        if (last != null) {
            firstSequence = recovery.firstSequence();
            writtenFirst = firstSequence;
            writer.resume(last, last.size < segmentBytes && !recovery.hasDamagedEnd());
            segments.byNumber().forEachWhile(this::checkGone);
        }
        state = State.RUNNING;
    }

    private boolean checkGone(Segment segment) {
        if (segment != writer.active()) {
            segments.checkGone(segment);
        }
        return true;
    }

    @Override
    public long append(StreamMessage message) {
        Segment segment = appendable();
        long sequence = message.sequence();
        if (sequence <= lastSequence) {
            throw new IllegalArgumentException("sequence " + sequence + " is not above " + lastSequence);
        }
        long position = writer.message(segment, message, sequence - lastSequence - 1);
        lastSequence = sequence;
        messagesPending = true;
        return position;
    }

    @Override
    public void appendRemoval(long sequence, long position) {
        writer.removal(appendable(), sequence);
        Segment segment = segment(position);
        if (segment != null) {
            segment.messages().remove(sequence);
            checkGone(segment);
        }
    }

    @Override
    public void appendFirst(long first) {
        check(State.RUNNING);
        if (first > firstSequence) {
            firstSequence = first;
            lastSequence = Math.max(lastSequence, first - 1);
            segments.removeBelow(first, writer.active());
        }
    }

    private Segment appendable() {
        check(State.RUNNING);
        Segment segment = writer.active();
        return segment == null ? begin() : segment;
    }

    private Segment begin() {
        writtenFirst = firstSequence;
        return writer.begin(firstSequence, lastSequence);
    }

    @Override
    public boolean isDirty() {
        return writer.pending() > 0
                || firstSequence != writtenFirst
                || !toErase.isEmpty()
                || (policy.always() && writer.isUnforced());
    }

    @Override
    public void commit() throws IOException {
        check(State.RUNNING);
        if (!isDirty() && !hasMoreToFree()) {
            return;
        }
        List<Long> carriedOver = carryOver();
        writeFirst();
        try {
            reserve();
            write(carriedOver.isEmpty() && !messagesPending);
            if (!carriedOver.isEmpty()) {
                writer.force();
            }
            eraseQueued();
        } catch (IOException e) {
            state = State.FAILED;
            writer.cutBack();
            throw e;
        }
        segments.carriedOver();
        messagesPending = false;
        tidy();
        writer.rest();
    }

    /** Reserves sequences before they are used. Beginning a segment reserves them, too. */
    private void reserve() throws IOException {
        Segment segment = writer.active();
        boolean isNew = segment != null && segment.size == 0;
        if (!isNew && lastSequence > segments.reserved()) {
            segments.reserve(lastSequence);
        }
    }

    private List<Long> carryOver() {
        List<Long> removals = segments.removalsToCarryOver(writer.active());
        removals.forEach(sequence -> writer.removal(appendable(), sequence));
        return removals;
    }

    /** Writes the first sequence once per commit: written at every change, these records would be as large as the messages. */
    private void writeFirst() {
        if (firstSequence != writtenFirst) {
            Segment segment = appendable();
            if (firstSequence != writtenFirst) {
                writer.state(segment, firstSequence, lastSequence);
                writtenFirst = firstSequence;
            }
        }
    }

    /**
     * Writes the appended records. If the disk is full and there are no new messages, segments without messages are deleted first, so that
     * a purge frees space. With new messages this is not allowed, because a commit that throws must keep all old messages.
     */
    private void write(boolean mayDeleteBefore) throws IOException {
        try {
            writer.write();
        } catch (IOException e) {
            if (!mayDeleteBefore || segments.deleteGone().isEmpty()) {
                throw e;
            }
            LOG.info("a failed write is retried after space was freed: {}", e.getMessage());
            writer.write();
        }
    }

    /** Overwrites erased messages after the removals were written, because an erased message must not reappear after a crash. */
    private void eraseQueued() throws IOException {
        for (long position : toErase) {
            Segment segment = segment(position);
            if (segment != null) {
                writer.erase(segment, (int) position);
            }
        }
        if (!toErase.isEmpty() && policy.always()) {
            writer.force();
        }
        toErase.clear();
    }

    /** Frees the space of removed messages. */
    private void tidy() throws IOException {
        replaceWhenAllGone();
        Segment active = writer.active();
        if (active != null && active.size >= segmentBytes) {
            writer.end();
            segments.checkGone(active);
        }
        segments.deleteGone().forEach(writer::forget);
        Segment compacted = segments.compactOne(writtenFirst);
        if (compacted != null) {
            writer.forget(compacted);
        }
        if (policy.always()) {
            segments.forceDirectory();
        }
    }

    /** Replaces the last segment by an empty one after a purge, so that it can be deleted. */
    private void replaceWhenAllGone() {
        Segment last = segments.newest();
        int worth = Math.max(SMALLEST_WORTH_REPLACING_BYTES, segmentBytes / 4);
        if (last == null || !last.isAllGone() || last.size < worth) {
            return;
        }
        Segment empty = begin();
        segments.checkGone(last);
        carryOver();
        try {
            writer.write();
            segments.carriedOver();
        } catch (IOException e) {
            LOG.warn("no new segment can be created after {}", last.path, e);
            writer.cutBack();
            writer.end();
            segments.remove(empty);
        }
    }

    @Override
    public boolean hasMoreToFree() {
        return state == State.RUNNING && segments.hasMoreToDelete();
    }

    @Override
    public StreamMessage read(long position) throws IOException {
        Segment segment = segment(position);
        StreamMessage message = segment == null || state == State.CLOSED ? null : writer.read(segment, (int) position);
        if (message == null) {
            throw new IllegalArgumentException("there is no message at " + position);
        }
        return message;
    }

    private @Nullable Segment segment(long position) {
        return segments.get((int) (position >>> Integer.SIZE));
    }

    @Override
    public void erase(long position) {
        check(State.RUNNING);
        toErase.add(position);
    }

    @Override
    public boolean forcesCommits() {
        return policy.always();
    }

    @Override
    public void sync() throws IOException {
        check(State.RUNNING);
        writer.force();
        segments.forceDirectory();
    }

    @Override
    public long sizeBytes() {
        return segments.sizeBytes() + writer.pending();
    }

    @Override
    public void close() throws IOException {
        if (state == State.CLOSED) {
            return;
        }
        try {
            if (state == State.RUNNING) {
                commit();
                sync();
                writer.close();
                if (segments.newest() != null && lastSequence != segments.reserved()) {
                    segments.listClosed(lastSequence);
                }
            }
            writer.finishCutBack();
        } catch (IOException e) {
            if (state != State.FAILED) {
                discard();
            }
            throw e;
        }
        discard();
    }

    @Override
    public void discard() {
        state = State.CLOSED;
        writer.discard();
        segments.close();
    }

    private void check(State expected) {
        if (state != expected) {
            throw new IllegalStateException("the log is " + state + ", not " + expected);
        }
    }
}
