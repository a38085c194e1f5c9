package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * A walk over the messages of a stream, from the first to the last, that removes those selected by a rule. It does one part per turn, so
 * that a long walk does not block others. Used only on the JetStream thread.
 */
final class Sweep {

    /** The number of messages examined in one turn, which takes about a millisecond. */
    static final int MAX_MESSAGES_PER_TURN = 1000;

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Selects messages to be removed. It is evaluated when the walk reaches a message. */
    interface Rule {
        boolean removes(long sequence, SubjectSequences subject);
    }

    private final Stream stream;
    private final RetentionEnforcer enforcer;
    private final Reactor reactor;
    private final Rule rule;
    private long next = 1;
    private boolean removed;
    private boolean ended;

    Sweep(Stream stream, RetentionEnforcer enforcer, Reactor reactor, Rule rule) {
        this.stream = stream;
        this.enforcer = enforcer;
        this.reactor = reactor;
        this.rule = rule;
    }

    /** Does the next part and schedules the one after it. */
    void run() {
        if (ended) {
            return;
        }
        if (stream.isFull()) {
            reactor.schedule(RETRY_NANOS, this::run);
            return;
        }
        for (int n = 0; n < MAX_MESSAGES_PER_TURN; n++) {
            long sequence = stream.contents().next(next);
            if (sequence == 0) {
                finish();
                return;
            }
            next = sequence + 1;
            SubjectSequences subject = stream.contents().subject(sequence);
            if (subject != null && rule.removes(sequence, subject)) {
                enforcer.remove(sequence);
                removed = true;
            }
        }
        reactor.execute(this::run);
    }

    private void finish() {
        ended = true;
        if (removed) {
            enforcer.swept();
        }
    }

    /** Ends the walk. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
