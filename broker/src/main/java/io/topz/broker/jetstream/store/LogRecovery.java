package io.topz.broker.jetstream.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all segments of a log once, tells what they hold, and cuts what an interrupted write has left at the end. */
final class LogRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private final LogResources resources;
    private final Numbered<Segment> segments;
    private final LogVisitor visitor;
    private final LostRanges lost = new LostRanges();

    private @Nullable Segment previous;
    private byte[] bytes = new byte[0];
    private long firstSequence;
    private long lastSequence;
    private long toldSequence;
    private long damagedBytes;
    private long damagedTo;
    private boolean damagedEnd;
    private @Nullable Segment lastRemovedFrom;

    LogRecovery(LogResources resources, Numbered<Segment> segments, LogVisitor visitor) {
        this.resources = resources;
        this.segments = segments;
        this.visitor = visitor;
    }

    /** Goes through the segments, the last of which is given. */
    void run(Segment last) throws IOException {
        for (int number = segments.firstNumber(); number <= last.number; number++) {
            Segment segment = segments.get(number);
            if (segment != null) {
                scan(segment, segment == last);
                previous = segment;
            }
        }
        if (lastSequence > toldSequence) {
            visitor.removed(lastSequence);
        }
        if (damagedBytes > 0) {
            long to = Math.max(lastSequence, damagedTo);
            report(lastSequence + 1, to);
            lastSequence = to;
            last.lastSequence = to;
        }
        lost.explainBelow(firstSequence);
        lost.tell(visitor);
    }

    private void scan(Segment segment, boolean isLast) throws IOException {
        StoreFiles.OpenFile file = segment.file();
        int size = Math.toIntExact(file.size());
        bytes = resources.scratch(size);
        file.readFully(bytes, size, 0);
        SegmentScan scan = new SegmentScan(resources.records, segment.number, bytes, size);
        segment.size = size;
        while (scan.next()) {
            if (!scan.isDamaged()) {
                apply(segment, scan.offset());
            } else if (scan.isUnwritten() || (isLast && scan.isAtEnd() && scan.isTorn())) {
                LOG.debug("{}: {} bytes of an unfinished write are cut", segment.path, scan.length());
                file.truncate(scan.offset());
                segment.size = scan.offset();
            } else {
                LOG.warn("{}: {} bytes at {} are damaged", segment.path, scan.writtenLength(), scan.offset());
                damagedBytes += scan.writtenLength();
                damagedTo = scan.lastSequenceHere(Math.max(lastSequence, damagedTo));
                damagedEnd = scan.isAtEnd();
            }
        }
        segment.fileSize = segment.size;
        segment.lastSequence = lastSequence;
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

    /** Whether the sequence is above all before; what is missing before it is lost where bytes are damaged. */
    private boolean expect(long sequence, long gap) {
        if (sequence <= lastSequence) {
            return false;
        }
        if (damagedBytes > 0) {
            report(lastSequence + 1, capped(sequence - gap - 1));
        }
        lastSequence = sequence;
        toldSequence = sequence;
        return true;
    }

    private void state(Segment segment, long first, long last, boolean atStart) {
        boolean follows = previous != null && previous.number + 1 == segment.number;
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

    /** No more messages are lost than the damaged bytes can have held; what else is missing was compacted away. */
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

    /** Whether the last segment ends with damage, so that nothing may be appended to it. */
    boolean hasDamagedEnd() {
        return damagedEnd;
    }
}
