package io.topz.broker.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Rewrites a segment without the removed messages, and without removal records for messages that no longer have a record. The new file is
 * forced to the disk before it replaces the old one, because the old records may have been durable for long.
 */
final class Compactor {

    private final LogResources resources;
    private final Records records;
    private final Segment segment;
    private final LongPredicate needsRemoval;

    private byte[] source = new byte[0];
    private byte[] target = new byte[0];
    private int end;
    private long lastKept;
    private int removals;
    private final SegmentMessages kept = new SegmentMessages();
    private final Relocations moved = new Relocations();

    /** {@code needsRemoval} tells whether an older segment has the record of a removed message. */
    Compactor(LogResources resources, Segment segment, LongPredicate needsRemoval) {
        this.resources = resources;
        this.records = resources.records;
        this.segment = segment;
        this.needsRemoval = needsRemoval;
    }

    /** The sequences whose removal records in this segment are still needed. */
    List<Long> neededRemovals() throws IOException {
        List<Long> needed = new ArrayList<>();
        SegmentScan scan = scan();
        while (scan.next()) {
            if (!scan.isDamaged() && Records.kind(source, scan.offset()) == Records.REMOVAL) {
                long sequence = Records.sequence(source, scan.offset());
                if (needsRemoval.test(sequence)) {
                    needed.add(sequence);
                }
            }
        }
        return needed;
    }

    /** Rewrites the segment unless it is damaged: the loss must be reported at the next start, too. */
    void run(long firstSequence) throws IOException {
        SegmentScan scan = scan();
        target = new byte[segment.size + Records.STATE_LENGTH];
        while (scan.next()) {
            if (scan.isDamaged()) {
                throw new DamagedRecordException(segment.path.getFileName() + " is damaged at " + scan.offset());
            }
            keep(scan.offset(), scan.length(), firstSequence);
        }
        state(firstSequence, segment.lastSequence);
        replace();
        segment.compacted(kept, removals, moved, end);
    }

    private SegmentScan scan() throws IOException {
        source = resources.scratch(segment.size);
        segment.file().readFully(source, segment.size, 0);
        return new SegmentScan(records, segment.number, source, segment.size);
    }

    private void keep(int offset, int length, long firstSequence) {
        long sequence = Records.sequence(source, offset);
        switch (Records.kind(source, offset)) {
            case Records.MESSAGE -> {
                if (segment.messages().isLive(sequence)) {
                    int at = copy(offset, length);
                    Records.setGap(target, at, sequence - lastKept - 1);
                    records.seal(target, at, length, Records.position(segment.number, at));
                    lastKept = sequence;
                    kept.add(sequence);
                    moved.add(segment.original(offset), at);
                }
            }
            case Records.REMOVAL -> {
                if (needsRemoval.test(sequence)) {
                    int at = copy(offset, length);
                    records.seal(target, at, length, Records.position(segment.number, at));
                    removals++;
                }
            }
            case Records.STATE -> {
                if (offset == 0) {
                    lastKept = Records.last(source, offset);
                    state(firstSequence, lastKept);
                }
            }
            default -> {}
        }
    }

    private int copy(int offset, int length) {
        int at = end;
        System.arraycopy(source, offset, target, at, length);
        end += length;
        return at;
    }

    private void state(long first, long last) {
        records.state(target, end, first, last, false, Records.position(segment.number, end));
        end += Records.STATE_LENGTH;
    }

    private void replace() throws IOException {
        Path temporary = segment.path.resolveSibling(segment.path.getFileName() + CheckedFile.TEMPORARY);
        try (StoreFiles.OpenFile file = resources.files.create(temporary)) {
            file.writeFully(target, 0, end, 0);
            file.force();
        } catch (IOException e) {
            resources.files.delete(temporary);
            throw e;
        }
        resources.openFiles.close(segment);
        resources.files.move(temporary, segment.path);
    }
}
