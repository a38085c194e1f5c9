package io.topz.broker.jetstream.consumer;

import io.topz.broker.reactor.Reactor;
import java.util.function.BooleanSupplier;

/** Notices that nobody has used a consumer for as long as it may be idle. */
final class Inactivity {

    private final Reactor reactor;
    private final BooleanSupplier inUse;
    private final RearmingTimer timer;
    private final Runnable end;
    private long threshold;
    private long lastUse;

    /** {@code inUse} says whether somebody uses it just now; {@code end} removes it. */
    Inactivity(Reactor reactor, BooleanSupplier inUse, Runnable end) {
        this.reactor = reactor;
        this.inUse = inUse;
        this.end = end;
        timer = new RearmingTimer(reactor, this::look);
    }

    /** How long it may be idle (nanoseconds), 0 for ever. It is used now. */
    void allow(long nanos) {
        threshold = nanos;
        timer.cancel();
        used(reactor.now());
    }

    /** Somebody uses it, or has just ceased to. */
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
