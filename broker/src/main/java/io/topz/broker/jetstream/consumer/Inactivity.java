package io.topz.broker.jetstream.consumer;

import io.topz.broker.reactor.Reactor;
import java.util.function.BooleanSupplier;

/** Detects that a consumer has been inactive for longer than its threshold. */
final class Inactivity {

    private final Reactor reactor;
    private final BooleanSupplier inUse;
    private final RearmingTimer timer;
    private final Runnable end;
    private long threshold;
    private long lastUse;

    /** {@code inUse} tells whether the consumer is in use at the moment; {@code end} removes it. */
    Inactivity(Reactor reactor, BooleanSupplier inUse, Runnable end) {
        this.reactor = reactor;
        this.inUse = inUse;
        this.end = end;
        timer = new RearmingTimer(reactor, this::look);
    }

    /** Sets the threshold in nanoseconds, 0 for none. Counts as use. */
    void allow(long nanos) {
        threshold = nanos;
        timer.cancel();
        used(reactor.now());
    }

    /** Records that the consumer is in use, or was until now. */
    void used(long now) {
        lastUse = now;
        if (threshold > 0) {
            timer.at(now + threshold);
        }
    }

    private void look() {
        long now = reactor.now();
        if (now - lastUse >= threshold && !inUse.getAsBoolean()) {
            end.run();
        } else {
            timer.at(Math.max(lastUse, now - threshold / 2) + threshold);
        }
    }

    void close() {
        timer.cancel();
    }
}
