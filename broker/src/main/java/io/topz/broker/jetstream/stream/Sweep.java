package io.topz.broker.jetstream.stream;

import io.topz.broker.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * A walk over the messages of a stream, from the first to the last, that removes those which a rule names. It does a part in each
 * turn, so that nobody else waits for a long one. For the JetStream thread alone.
 */
final class Sweep {

    /** Messages that are looked at in one turn: about a millisecond. */
    static final int MAX_MESSAGES_PER_TURN = 1000;

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Says which messages go. It is asked again for each of them, when its turn comes. */
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

    /** Does the next part, and plans the one after it. */
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

    /** Removes nothing any more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
