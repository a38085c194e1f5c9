package io.topz.broker.jetstream.stream;

import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.StreamMessage;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.text.GoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a stream, built by applying the records of its log one by one, live and during recovery alike. It keeps the positions of
 * messages in the heap, not their bytes.
 */
final class StreamContents implements LogVisitor {

    /** Up to this many messages are added to a new index, instead of removing the many messages before them one by one. */
    private static final int FEW_MESSAGES = 1_000;

    private static final int MANY_MESSAGES = 10 * FEW_MESSAGES;

    private final StorageType storage;
    private SequenceIndex index = new SequenceIndex();
    private SubjectTable subjects = new SubjectTable();
    private final LostMessages lost = new LostMessages();
    private long first = 1;
    private long last;
    private long lastTimestamp;
    private long messages;
    private boolean emptied;
    private long bytes;

    StreamContents(StorageType storage) {
        this.storage = storage;
    }

    @Override
    public void message(StreamMessage message, long position) {
        SubjectSequences subject = subjects.findOrAdd(message.subject());
        int size = storage.sizeOf(message);
        long sequence = message.sequence();
        index.add(sequence, position, message.timestamp(), size, subject);
        subject.add(sequence);
        if (messages++ == 0) {
            first = sequence;
        }
        bytes += size;
        last = sequence;
        lastTimestamp = message.timestamp();
    }

    @Override
    public void removed(long sequence) {
        SequencePage page = index.find(sequence);
        if (page == null) {
            if (sequence > last) {
                last = sequence;
                moveFirst();
            }
            return;
        }
        drop(page, sequence);
        if (sequence == first) {
            moveFirst();
            lost.removeBelow(first);
            emptied = messages == 0;
        }
    }

    /** Records that a sequence was used at that time without a message. */
    void skipped(long sequence, long timestamp) {
        removed(sequence);
        lastTimestamp = timestamp;
        emptied = messages == 0;
    }

    private void drop(SequencePage page, long sequence) {
        SubjectSequences subject = page.subject(sequence);
        if (subject == null) {
            return;
        }
        messages--;
        bytes -= page.size(sequence);
        index.remove(page, sequence);
        subject.remove(sequence);
        if (subject.size() == 0) {
            subjects.remove(subject.subject());
        }
    }

    private void moveFirst() {
        first = messages == 0 ? last + 1 : index.next(first);
    }

    @Override
    public void first(long firstSequence) {
        if (messages > MANY_MESSAGES && last - firstSequence < FEW_MESSAGES) {
            keepFrom(firstSequence);
        } else {
            dropBelow(firstSequence);
        }
        emptied = false;
        last = Math.max(last, firstSequence - 1);
        first = Math.max(first, firstSequence);
        moveFirst();
        lost.removeBelow(first);
    }

    /** Whether removing all messages below {@code firstSequence} takes a short, constant time, however many there are. */
    boolean dropsQuickly(long firstSequence) {
        return last - firstSequence < FEW_MESSAGES;
    }

    private void keepFrom(long firstSequence) {
        SequenceIndex before = index;
        index = new SequenceIndex();
        subjects = new SubjectTable();
        messages = 0;
        bytes = 0;
        for (long sequence = before.next(firstSequence); sequence != 0; sequence = before.next(sequence + 1)) {
            SequencePage page = before.find(sequence);
            SubjectSequences former = page == null ? null : page.subject(sequence);
            if (page != null && former != null) {
                SubjectSequences subject = subjects.findOrAdd(former.subject());
                index.add(sequence, page.position(sequence), page.timestamp(sequence), page.size(sequence), subject);
                subject.add(sequence);
                messages++;
                bytes += page.size(sequence);
            }
        }
    }

    private void dropBelow(long firstSequence) {
        for (long sequence = index.next(1);
                sequence != 0 && sequence < firstSequence;
                sequence = index.next(sequence)) {
            SequencePage page = index.find(sequence);
            if (page == null) {
                break;
            }
            drop(page, sequence);
        }
    }

    @Override
    public void lost(long fromSequence, long toSequence, long lostBytes) {
        lost.add(fromSequence, toSequence, lostBytes);
        if (toSequence > last) {
            last = toSequence;
            moveFirst();
        }
    }

    /**
     * The time at which the first message was stored. For an empty stream it is the value that nats-server reports, which for a stream on
     * disk depends on how the last message was removed.
     */
    Instant firstTime() {
        if (messages > 0) {
            return Instant.ofEpochSecond(0, timestamp(first));
        }
        return emptied && storage == StorageType.FILE ? Instant.EPOCH : GoTime.ZERO;
    }

    /** The messages lost to damage. */
    LostMessages lost() {
        return lost;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** The time at which the last message was stored, even if it was removed; 0 if there was none. */
    long lastTimestamp() {
        return lastTimestamp;
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    int subjects() {
        return subjects.size();
    }

    /** Whether a subject has more than {@code max} messages. */
    boolean hasMoreOfSubject(long max) {
        return subjects.anyMatch(subject -> subject.size() > max);
    }

    /** The number of removed sequences between the first and the last. */
    long deleted() {
        return messages == 0 ? 0 : last - first + 1 - messages;
    }

    boolean contains(long sequence) {
        return index.find(sequence) != null;
    }

    /** The position of a message in the log; -1 if it does not exist. */
    long position(long sequence) {
        SequencePage page = index.find(sequence);
        return page == null ? -1 : page.position(sequence);
    }

    /** The time at which a message was stored; 0 if it does not exist. */
    long timestamp(long sequence) {
        SequencePage page = index.find(sequence);
        return page == null ? 0 : page.timestamp(sequence);
    }

    /** The size of a message in bytes, as it counts against limits; 0 if it does not exist. */
    int size(long sequence) {
        SequencePage page = index.find(sequence);
        return page == null ? 0 : page.size(sequence);
    }

    /** The subject of a message. */
    @Nullable
    SubjectSequences subject(long sequence) {
        SequencePage page = index.find(sequence);
        return page == null ? null : page.subject(sequence);
    }

    /** The messages of a subject. */
    @Nullable
    SubjectSequences subject(ByteString subject) {
        return subjects.find(subject);
    }

    /** The shared instance of the subject, if the stream has it. */
    ByteString interned(byte[] buffer, int offset, int length) {
        SubjectSequences known = subjects.find(buffer, offset, length);
        return known == null ? ByteString.copyOf(buffer, offset, length) : known.subject();
    }

    /** The first message at or above {@code from}; 0 if there is none. */
    long next(long from) {
        return from <= first ? (messages == 0 ? 0 : first) : index.next(from);
    }

    /** The last message at or below {@code to}; 0 if there is none. */
    long previous(long to) {
        return index.previous(to);
    }

    long countFrom(long from) {
        if (from <= first) {
            return messages;
        }
        if (from > last) {
            return 0;
        }
        return deleted() == 0 ? last - from + 1 : index.countFrom(from);
    }

    /** The subjects that a filter may match, in no particular order. */
    List<ByteString> candidates(SubjectFilter filter) {
        if (filter.isLiteral()) {
            return filter.patterns();
        }
        List<ByteString> all = new ArrayList<>(subjects.size());
        subjects.forEach(subject -> all.add(subject.subject()));
        return all;
    }

    /** The subjects that match a filter, in no particular order. */
    List<SubjectSequences> matching(SubjectFilter filter) {
        List<SubjectSequences> found = new ArrayList<>();
        if (filter.isLiteral()) {
            for (ByteString pattern : filter.patterns()) {
                SubjectSequences subject = subjects.find(pattern);
                if (subject != null) {
                    found.add(subject);
                }
            }
            return found;
        }
        subjects.forEach(subject -> {
            if (filter.matches(subject.subject())) {
                found.add(subject);
            }
        });
        return found;
    }

    /** The first message stored at or after that time; the next sequence to be used if there is none. */
    long firstSince(long epochNanos) {
        long low = first;
        long high = last + 1;
        while (low < high) {
            long middle = low + (high - low) / 2;
            long candidate = index.next(middle);
            if (candidate == 0 || candidate >= high || timestamp(candidate) >= epochNanos) {
                high = middle;
            } else {
                low = candidate + 1;
            }
        }
        long found = index.next(low);
        return found == 0 ? last + 1 : found;
    }
}
