package io.topz.broker.jetstream.stream;

import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Removes messages from a stream: by its limits, by age, and on request. */
final class RetentionEnforcer {

    /** Messages that a publish removes at most while a turn of its own removes the many that are too many. */
    private static final int MAX_WHILE_BEHIND = 2;

    private final Stream stream;
    private final Reactor reactor;
    private final List<Sweep> sweeps = new ArrayList<>();
    private Reactor.@Nullable Timer expiry;
    private @Nullable Sweep ofSubjects;
    private boolean behind;

    RetentionEnforcer(Stream stream, Reactor reactor) {
        this.stream = stream;
        this.reactor = reactor;
    }

    /** Nothing is removed in time from now on. */
    void end() {
        sweeps.forEach(Sweep::end);
        sweeps.clear();
        endExpiry();
    }

    private void endExpiry() {
        if (expiry != null) {
            expiry.cancel();
            expiry = null;
        }
    }

    /** Applies other settings to what is there. */
    void configured(StreamSettings before) {
        StreamSettings settings = stream.settings();
        endExpiry();
        enforce();
        boolean fewer = before.maxPerSubject() <= 0 || settings.maxPerSubject() < before.maxPerSubject();
        if (settings.maxPerSubject() > 0 && fewer) {
            enforceSubjects();
        }
        if (settings.retention() == Retention.INTEREST && before.retention() != Retention.INTEREST) {
            sweep(this::isUnneeded);
        }
    }

    /** Removes what exceeds the limits when the stream starts. */
    void open() {
        enforce();
        long max = stream.settings().maxPerSubject();
        if (max > 0 && stream.contents().hasMoreOfSubject(max)) {
            enforceSubjects();
        }
    }

    /** Removes the first messages of every subject that has too many. */
    private void enforceSubjects() {
        if (ofSubjects != null) {
            ofSubjects.end();
        }
        ofSubjects = sweep((sequence, subject) -> {
            long max = stream.settings().maxPerSubject();
            return max > 0 && subject.size() > max;
        });
    }

    /**
     * A consumer or copy has less interest than before: what of that filter nobody needs goes. In a work queue that is what others
     * were done with before; what nobody has taken stays.
     */
    void released(SubjectFilter filter) {
        sweep((sequence, subject) -> filter.matches(subject.subject())
                && (keepsByInterest() || (stream.dropsWhatIsSettled() && stream.wants(subject.subject())))
                && !stream.needs(sequence, subject.subject()));
    }

    private boolean keepsByInterest() {
        return stream.settings().retention() == Retention.INTEREST;
    }

    /** What somebody was interested in and nobody needs any more. Without anybody who could be interested that is everything. */
    private boolean isUnneeded(long sequence, SubjectSequences subject) {
        return keepsByInterest()
                && (!stream.hasReaders() || stream.wants(subject.subject()))
                && !stream.needs(sequence, subject.subject());
    }

    private Sweep sweep(Sweep.Rule rule) {
        sweeps.removeIf(Sweep::hasEnded);
        Sweep sweep = new Sweep(stream, this, reactor, rule);
        sweeps.add(sweep);
        sweep.run();
        return sweep;
    }

    /** Removes what exceeds the limits, and sees to it that old messages go in time. */
    void enforce() {
        if (stream.isFull()) {
            return;
        }
        int most = behind ? MAX_WHILE_BEHIND : Sweep.MAX_MESSAGES_PER_TURN;
        for (int n = 0; StreamLimits.isOver(stream.settings(), stream.contents()); n++) {
            if (n == most) {
                catchUp();
                return;
            }
            remove(stream.contents().first());
        }
        if (stream.settings().maxAge() > 0) {
            expire();
        }
    }

    /** There is more to remove than one turn should: others do. */
    private void catchUp() {
        if (!behind) {
            behind = true;
            reactor.execute(() -> {
                behind = false;
                if (!stream.hasEnded()) {
                    enforce();
                }
            });
        }
    }

    /** Removes the first messages of a subject while there are too many. */
    void enforce(ByteString subject) {
        if (stream.settings().maxPerSubject() <= 0 || stream.isFull()) {
            return;
        }
        int most = ofSubjects == null || ofSubjects.hasEnded() ? Integer.MAX_VALUE : MAX_WHILE_BEHIND;
        SubjectSequences same = stream.contents().subject(subject);
        for (int n = 0;
                n < most && same != null && same.size() > stream.settings().maxPerSubject();
                n++) {
            remove(same.first());
        }
    }

    private void expire() {
        if (stream.isFull()) {
            return;
        }
        long now = reactor.now();
        StreamContents contents = stream.contents();
        long maxAge = stream.settings().maxAge();
        int most = behind ? MAX_WHILE_BEHIND : Sweep.MAX_MESSAGES_PER_TURN;
        for (int n = 0; contents.messages() > 0 && contents.timestamp(contents.first()) + maxAge <= now; n++) {
            if (n == most) {
                catchUp();
                return;
            }
            remove(contents.first());
        }
        if (contents.messages() > 0 && expiry == null) {
            long delay = contents.timestamp(contents.first()) + maxAge - now;
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
        if (subject == null || stream.isFull() || stream.needs(sequence, subject.subject())) {
            return;
        }
        remove(sequence);
        swept();
    }

    /** A stream that nobody reads and that has lost its last message is as one that was purged. */
    void swept() {
        if (stream.dropsWhatIsSettled() && stream.contents().messages() == 0 && !stream.hasReaders()) {
            stream.store().removeBelow(stream.contents().last() + 1);
        }
    }

    /** Removes what consumers were done with while nothing could be removed. */
    void settleAll() {
        sweep((sequence, subject) -> stream.settings().retention() != Retention.LIMITS
                && stream.wants(subject.subject())
                && !stream.needs(sequence, subject.subject()));
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
     * Removes messages on request, in parts.
     *
     * @param before only those below this sequence, 0 for all
     * @param keep not the last ones of them, this many; 0 if {@code before} is given
     * @param purged receives the number of removed messages, after the commit
     * @param failed is called instead when that could not be written, or the stream has ended
     */
    void purge(SubjectFilter filter, long before, long keep, LongConsumer purged, Runnable failed) {
        Purge purge = new Purge(stream, filter, before, keep);
        long failures = stream.failedCommits();
        go(purge, () -> !stream.hasEnded() && stream.failedCommits() == failures, purged, failed);
    }

    private void go(Purge purge, BooleanSupplier isWell, LongConsumer purged, Runnable failed) {
        if (!isWell.getAsBoolean()) {
            failed.run();
        } else if (!purge.step(Purge.MAX_STEPS_PER_TURN)) {
            reactor.execute(() -> go(purge, isWell, purged, failed));
        } else {
            reactor.afterCommit(() -> {
                if (isWell.getAsBoolean()) {
                    purged.accept(purge.purged());
                } else {
                    failed.run();
                }
            });
        }
    }

    /** Removes what a message replaces, at once: nobody sees both. */
    void rollUp(SubjectFilter filter, long before, long keep) {
        new Purge(stream, filter, before, keep).step(Integer.MAX_VALUE);
    }
}
