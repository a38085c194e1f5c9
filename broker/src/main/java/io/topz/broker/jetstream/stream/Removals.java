package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How messages leave a stream: by its limits, in time, on request. */
final class Removals {

    private final Stream stream;
    private final Reactor reactor;
    private Reactor.@Nullable Timer expiry;

    Removals(Stream stream, Reactor reactor) {
        this.stream = stream;
        this.reactor = reactor;
    }

    /** Nothing is removed in time from now on. */
    void end() {
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    /** Removes what exceeds the limits, and sees to it that old messages go in time. */
    void enforce() {
        if (stream.isFull()) {
            return;
        }
        while (Limits.isOver(stream.settings(), stream.contents())) {
            remove(stream.contents().first());
        }
        if (stream.settings().maxAge() > 0) {
            expire();
        }
    }

    /** Removes the first messages of a subject while there are too many. */
    void enforce(ByteString subject) {
        if (stream.settings().maxPerSubject() <= 0 || stream.isFull()) {
            return;
        }
        SubjectSequences same = stream.contents().subject(subject);
        while (same != null && same.size() > stream.settings().maxPerSubject()) {
            remove(same.first());
        }
    }

    private void expire() {
        if (stream.isFull()) {
            return;
        }
        long now = reactor.now();
        while (stream.contents().messages() > 0
                && stream.contents().timestamp(stream.contents().first())
                                + stream.settings().maxAge()
                        <= now) {
            remove(stream.contents().first());
        }
        if (stream.contents().messages() > 0 && expiry == null) {
            long delay = stream.contents().timestamp(stream.contents().first())
                    + stream.settings().maxAge()
                    - now;
            expiry = reactor.schedule(delay, () -> {
                expiry = null;
                expire();
            });
        }
    }

    /** Removes a message that is there. */
    void remove(long sequence) {
        SubjectSequences subject = stream.contents().subject(sequence);
        stream.store().remove(sequence);
        removed(sequence, subject);
    }

    /** A consumer needs a message no longer: it goes if nobody else does. */
    void settled(long sequence) {
        SubjectSequences subject = stream.contents().subject(sequence);
        if (subject == null || stream.isFull() || stream.listener().needs(sequence, subject.subject())) {
            return;
        }
        remove(sequence);
        if (stream.contents().messages() == 0 && stream.listener().count() == 0) {
            stream.store().removeBelow(stream.contents().last() + 1);
        }
    }

    /** Removes what consumers were done with while nothing could be removed. */
    void settleAll() {
        if (stream.settings().retention() == Retention.LIMITS) {
            return;
        }
        StreamContents contents = stream.contents();
        for (long sequence = contents.next(1); sequence != 0; sequence = contents.next(sequence + 1)) {
            SubjectSequences subject = contents.subject(sequence);
            if (subject != null && stream.listener().wants(subject.subject())) {
                settled(sequence);
            }
        }
    }

    private void removed(long sequence, @Nullable SubjectSequences subject) {
        stream.changed();
        if (subject != null && sequence <= stream.lastSequence()) {
            stream.listener().removed(sequence, subject.subject());
        }
    }

    /** Removes a message on request; returns why it cannot be, or null. */
    @Nullable
    ApiError delete(long sequence, boolean erase) {
        if (!stream.contents().contains(sequence)) {
            boolean within = sequence >= stream.contents().first()
                    && sequence <= stream.contents().last();
            if (within || stream.settings().storage() == StorageType.MEMORY) {
                return JetStreamError.SEQUENCE_NOT_FOUND.with(Long.toUnsignedString(sequence));
            }
            return JetStreamError.STREAM_MSG_DELETE_FAILED.with(
                    sequence > stream.contents().last() ? "stream store EOF" : "no message found");
        }
        SubjectSequences subject = stream.contents().subject(sequence);
        if (erase) {
            stream.store().erase(sequence);
        } else {
            stream.store().remove(sequence);
        }
        removed(sequence, subject);
        return null;
    }

    /**
     * Removes messages on request; returns how many.
     *
     * @param before only those below this sequence, 0 for all
     * @param keep not the last ones of them, this many; 0 if {@code before} is given
     */
    long purge(SubjectFilter filter, long before, long keep) {
        long held = stream.contents().messages();
        if (filter.isAll()) {
            purgeAll(before, keep);
        } else {
            List<SubjectSequences> subjects = stream.contents().matching(filter);
            long below = keep == 0 ? before : firstKept(subjects, keep);
            for (SubjectSequences subject : subjects) {
                purge(subject, below);
            }
        }
        if (stream.contents().messages() != held || before > 0) {
            stream.changed();
            stream.listener().purged();
        }
        return held - stream.contents().messages();
    }

    private void purgeAll(long before, long keep) {
        if (before > 0) {
            stream.store().removeBelow(before);
        } else if (keep == 0) {
            stream.store().removeBelow(stream.contents().last() + 1);
        } else {
            while (stream.contents().messages() > keep) {
                stream.store().remove(stream.contents().first());
            }
        }
    }

    private void purge(SubjectSequences subject, long before) {
        while (subject.size() > 0 && (before == 0 || subject.first() < before)) {
            stream.store().remove(subject.first());
        }
    }

    /** The first of the last {@code keep} messages that the subjects have together. */
    private static long firstKept(List<SubjectSequences> subjects, long keep) {
        if (subjects.size() == 1) {
            SubjectSequences subject = subjects.get(0);
            return subject.get((int) Math.max(0, subject.size() - keep));
        }
        long[] sequences = subjects.stream()
                .flatMapToLong(SubjectSequences::stream)
                .sorted()
                .toArray();
        return sequences.length == 0 ? 1 : sequences[(int) Math.max(0, sequences.length - keep)];
    }
}
