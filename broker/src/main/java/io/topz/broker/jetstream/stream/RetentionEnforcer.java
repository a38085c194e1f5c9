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

    /** The number of messages that a publish removes at most while a backlog of removals is worked off in separate turns. */
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

    /** Stops the timer and all removals under way. */
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

    /** Applies changed settings to the stored messages. */
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

    /** Removes messages that exceed the limits when the stream starts. */
    void open() {
        enforce();
        long max = stream.settings().maxPerSubject();
        if (max > 0 && stream.contents().hasMoreOfSubject(max)) {
            enforceSubjects();
        }
    }

    /** Removes the first messages of every subject with too many messages. */
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
     * Removes messages that match the filter and that nobody needs, after a consumer or copy has lost interest in them. In a work queue
     * only messages that a remaining consumer has acknowledged are removed; those that no consumer wants stay.
     */
    void released(SubjectFilter filter) {
        sweep((sequence, subject) -> filter.matches(subject.subject())
                && (keepsByInterest() || (stream.dropsWhatIsSettled() && stream.wants(subject.subject())))
                && !stream.needs(sequence, subject.subject()));
    }

    private boolean keepsByInterest() {
        return stream.settings().retention() == Retention.INTEREST;
    }

    /** Whether no reader needs a message of a stream with interest retention any more. Without readers, no message is needed. */
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

    /** Removes messages that exceed the limits, and schedules the removal of messages by age. */
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

    /** Continues the removals in another turn, because there are too many for this one. */
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

    /** Removes the first messages of a subject as long as it has too many. */
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

    /** Removes a message, which must exist. */
    void remove(long sequence) {
        SubjectSequences subject = stream.contents().subject(sequence);
        stream.store().remove(sequence);
        removed(sequence, subject);
    }

    /** Removes a message that a consumer no longer needs, unless another one needs it. */
    void settled(long sequence) {
        SubjectSequences subject = stream.contents().subject(sequence);
        if (subject == null || stream.isFull() || stream.needs(sequence, subject.subject())) {
            return;
        }
        remove(sequence);
        swept();
    }

    /** Advances the first sequence of an empty stream without readers, as a purge does. */
    void swept() {
        if (stream.dropsWhatIsSettled() && stream.contents().messages() == 0 && !stream.hasReaders()) {
            stream.store().removeBelow(stream.contents().last() + 1);
        }
    }

    /** Removes messages that consumers have acknowledged while the stream could not be written. */
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

    /** Removes a message on request; returns the error, or null if it was removed. */
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
     * Removes messages on request, in steps.
     *
     * @param before only messages below this sequence are removed; 0 for all
     * @param keep the number of last messages that are kept; 0 if {@code before} is given
     * @param purged receives the number of removed messages, after the commit
     * @param failed is called instead if the removal could not be committed, or if the stream has ended
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

    /** Removes the messages that a new message replaces, in the same turn, so that no client sees both. */
    void rollUp(SubjectFilter filter, long before, long keep) {
        new Purge(stream, filter, before, keep).step(Integer.MAX_VALUE);
    }
}
