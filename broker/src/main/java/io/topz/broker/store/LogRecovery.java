package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all segments of a log once, reports their records, and truncates the remains of an interrupted write. */
final class LogRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    /** Larger than any segment. Bytes beyond it were not written by topz. */
    private static final long MAX_SCANNED_BYTES =
            Math.min(256 << 20, Math.max(64 << 20, Runtime.getRuntime().maxMemory() / 4));

    private static final int ZEROS_BLOCK_BYTES = 1 << 20;

    private final LogResources resources;
    private final Segments all;
    private final SparseList<Segment> segments;
    private final SegmentList.@Nullable Content listed;
    private final NavigableMap<Integer, Integer> missing = new TreeMap<>();
    private final LogVisitor visitor;
    private final LostRanges lost;

    private @Nullable Segment previous;
    private boolean isAfterMissing;
    private boolean endIsMissing;
    private byte[] bytes = new byte[0];
    private long firstSequence;
    private long lastSequence;
    private long toldSequence;
    private long damagedBytes;
    private long damagedTo;
    private boolean damagedEnd;
    private @Nullable Segment lastRemovedFrom;

    LogRecovery(LogResources resources, Segments segments, LogVisitor visitor) {
        this.resources = resources;
        this.all = segments;
        this.segments = segments.byNumber();
        this.listed = segments.listed();
        this.lost = new LostRanges(segments.lost());
        this.visitor = visitor;
    }

    /** Reads the segments. */
    void run() throws IOException {
        Segment last = all.newest();
        lost.read();
        findMissing();
        if (last != null) {
            for (int number = segments.firstNumber(); number <= last.number; number++) {
                Segment segment = segments.get(number);
                if (segment != null) {
                    scan(segment, segment == last);
                    previous = segment;
                }
            }
        }
        endIsMissing |= passMissing(missing);
        if (lastSequence > toldSequence) {
            visitor.removed(lastSequence);
        }
        if (damagedBytes > 0 || endIsMissing) {
            long to = Math.max(lastSequence, damagedTo);
            if (endIsMissing && listed != null) {
                to = Math.max(to, listed.reserved());
            }
            report(lastSequence + 1, to);
            used(last, to);
        }
        used(last, lost.last());
        lost.explainBelow(firstSequence);
        lost.save();
        lost.tell(visitor);
    }

    /** Marks all sequences up to that one as used. */
    private void used(@Nullable Segment last, long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
        if (last != null) {
            last.lastSequence = lastSequence;
        }
    }

    /** Notes missing segments of the list in files next to the others, so that every start reports them. */
    private void findMissing() throws IOException {
        if (listed == null) {
            return;
        }
        for (Map.Entry<Integer, Integer> each : listed.sizes().entrySet()) {
            if (segments.get(each.getKey()) == null) {
                int bytesMissing = Math.max(1, each.getValue());
                missing.put(each.getKey(), bytesMissing);
                noteMissing(all.path(each.getKey()), bytesMissing);
            }
        }
    }

    private void noteMissing(Path segment, int bytesMissing) throws IOException {
        LOG.error("{}: {} bytes or more are missing", segment, bytesMissing);
        SegmentList.note(resources.files, segment);
    }

    /** Counts the missing segments that precede the next one; returns whether there are any. */
    private boolean passMissing(Map<Integer, Integer> passed) {
        boolean any = !passed.isEmpty();
        passed.values().forEach(bytesMissing -> damagedBytes += bytesMissing);
        passed.clear();
        return any;
    }

    private void scan(Segment segment, boolean isLast) throws IOException {
        isAfterMissing = passMissing(missing.headMap(segment.number));
        StoreFiles.OpenFile file = segment.file();
        long fileSize = writtenSize(file);
        int size = (int) Math.min(fileSize, MAX_SCANNED_BYTES);
        bytes = resources.scratch(size);
        file.readFully(bytes, size, 0);
        SegmentScan scan = new SegmentScan(resources.records, segment.number, bytes, size);
        segment.size = size;
        while (scan.next()) {
            if (!scan.isDamaged()) {
                apply(segment, scan.offset());
            } else if (scan.isUnwritten() || (isLast && isUnfinishedWrite(scan))) {
                LOG.debug("{}: {} bytes of an unfinished write are cut", segment.path, size - scan.offset());
                file.truncate(scan.offset());
                segment.size = scan.offset();
                break;
            } else {
                LOG.warn("{}: {} bytes at {} are damaged", segment.path, scan.writtenLength(), scan.offset());
                damagedBytes += scan.writtenLength();
                damagedTo = scan.lastSequenceHere(Math.max(lastSequence, damagedTo));
                damagedEnd = scan.isAtEnd();
            }
        }
        if (fileSize > size) {
            LOG.error("{}: {} bytes are beyond what a segment can have", segment.path, fileSize - size);
            segment.keptAsItIs = true;
            damagedBytes += fileSize - size;
            damagedEnd = isLast;
        }
        checkListedSize(segment, isLast);
        segment.fileSize = segment.size;
        segment.lastSequence = lastSequence;
    }

    private static boolean isUnfinishedWrite(SegmentScan scan) {
        return (scan.isAtEnd() && scan.isTorn()) || scan.isGapOfLastCommit();
    }

    /** The size of a file that is too large for one scan, without the zeros at its end. */
    private static long writtenSize(StoreFiles.OpenFile file) throws IOException {
        long size = file.size();
        byte[] block = new byte[size > MAX_SCANNED_BYTES ? ZEROS_BLOCK_BYTES : 0];
        while (size > MAX_SCANNED_BYTES) {
            file.readFully(block, block.length, size - block.length);
            if (!Arrays.equals(block, new byte[block.length])) {
                break;
            }
            size -= block.length;
        }
        return size;
    }

    /** Detects a segment that is smaller than at its completion, because it was truncated or emptied. */
    private void checkListedSize(Segment segment, boolean isLast) throws IOException {
        boolean isListed = listed != null && listed.sizes().containsKey(segment.number);
        int expected = isListed && listed != null ? listed.size(segment.number) : 0;
        if (isListed && (segment.size == 0 || segment.size < expected)) {
            int bytesMissing = Math.max(1, expected - segment.size);
            noteMissing(segment.path, bytesMissing);
            damagedBytes += bytesMissing;
            endIsMissing = isLast;
            damagedEnd |= isLast;
        }
    }

    private void apply(Segment segment, int offset) {
        long sequence = Records.sequence(bytes, offset);
        switch (Records.kind(bytes, offset)) {
            case Records.MESSAGE -> {
                if (expect(sequence, Records.gap(bytes, offset))) {
                    segment.messages().add(sequence);
                    visitor.message(Records.toMessage(bytes, offset), Records.position(segment.number, offset));
                }
            }
            case Records.ERASED -> {
                if (expect(sequence, Records.gap(bytes, offset))) {
                    segment.messages().add(sequence);
                    segment.messages().remove(sequence);
                    visitor.removed(sequence);
                }
            }
            case Records.REMOVAL -> {
                segment.countRemoval();
                remove(sequence);
                lost.explain(sequence);
                visitor.removed(sequence);
            }
            default -> state(segment, sequence, Records.last(bytes, offset), offset == 0);
        }
    }

    /** Whether the sequence is above all earlier ones. Sequences missing before it count as lost if there are damaged bytes. */
    private boolean expect(long sequence, long gap) {
        if (sequence <= lastSequence) {
            return false;
        }
        if (damagedBytes > 0) {
            report(lastSequence + 1, capped(sequence - gap - 1));
        }
        lastSequence = sequence;
        toldSequence = sequence;
        lost.explain(sequence);
        return true;
    }

    private void state(Segment segment, long first, long last, boolean atStart) {
        boolean follows = isAfterMissing || (previous != null && previous.number + 1 == segment.number);
        if (atStart && follows && last > lastSequence) {
            report(lastSequence + 1, last);
        } else if (damagedBytes > 0) {
            report(lastSequence + 1, capped(last));
        }
        lastSequence = Math.max(lastSequence, last);
        if (first > firstSequence) {
            firstSequence = first;
            segments.forEachWhile(each -> {
                each.messages().removeBelow(first);
                return each.lastSequence < first;
            });
            lost.explainBelow(first);
            toldSequence = Math.max(toldSequence, first - 1);
            visitor.first(first);
        }
    }

    /**
     * Limits the number of lost messages to those that the damaged bytes can have held. The other missing sequences were removed by
     * compaction.
     */
    private long capped(long to) {
        return Math.min(to, lastSequence + Math.max(1, damagedBytes / Records.MESSAGE_OVERHEAD));
    }

    private void report(long from, long to) {
        toldSequence = Math.max(toldSequence, to);
        lost.add(from, to, damagedBytes);
        damagedBytes = 0;
    }

    private void remove(long sequence) {
        Segment same = lastRemovedFrom;
        if (same != null && same.messages().contains(sequence)) {
            same.messages().remove(sequence);
            return;
        }
        segments.forEachWhile(each -> {
            boolean here = each.messages().contains(sequence);
            if (here) {
                each.messages().remove(sequence);
                lastRemovedFrom = each;
            }
            return !here;
        });
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return lastSequence;
    }

    /** Whether the last segment ends with damage, so that nothing must be appended to it. */
    boolean hasDamagedEnd() {
        return damagedEnd;
    }
}
