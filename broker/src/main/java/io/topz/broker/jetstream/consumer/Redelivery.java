package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.config.RedeliveryPolicy;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.PendingTable;
import io.topz.broker.reactor.Reactor;
import java.util.concurrent.TimeUnit;

/**
 * Watches the deadlines of pending acknowledgements. A message whose deadline passes is delivered again, or given up after its last
 * delivery. {@link RedeliveryPolicy} computes the back-off.
 */
final class Redelivery {

    private static final long MIN_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    /** The least time between two scans per pending message, in nanoseconds, so that scanning takes about one percent of the time. */
    private static final long PAUSE_PER_MESSAGE = 200;

    private final Reactor reactor;
    private final ConsumerState state;
    private final String consumer;
    private final ConsumerAdvisories advisories;
    private final Runnable changed;
    private final RearmingTimer timer;
    private RedeliveryPolicy policy;

    /** {@code changed} runs when messages were queued for redelivery or given up. */
    Redelivery(
            ConsumerContext around, String consumer, RedeliveryPolicy policy, ConsumerState state, Runnable changed) {
        reactor = around.reactor();
        this.state = state;
        this.consumer = consumer;
        this.policy = policy;
        advisories = around.advisories();
        this.changed = changed;
        timer = new RearmingTimer(reactor, this::look);
    }

    /** Messages that wait for their acknowledgement wait as long as if they had been delivered under this policy. */
    void configure(RedeliveryPolicy changedPolicy) {
        PendingTable pending = state.pending();
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
            pending.setDeadline(slot, changedPolicy.moved(pending.deadline(slot), pending.redeliveries(slot), policy));
        }
        policy = changedPolicy;
        look();
    }

    /** Expects a redelivery at that time. */
    void expect(long deadline) {
        timer.at(deadline);
    }

    /** Whether a message has reached the maximum number of deliveries. */
    boolean isExhausted(int slot) {
        return policy.isExhausted(state.pending().redeliveries(slot));
    }

    /** Gives up a message. */
    void giveUp(int slot) {
        PendingTable pending = state.pending();
        advisories.exhausted(consumer, pending.sequence(slot), pending.redeliveries(slot) + 1L);
        state.exhausted(slot);
        timer.at(policy.deadline(reactor.now(), 0));
    }

    void look() {
        PendingTable pending = state.pending();
        long now = reactor.now();
        long earliest = Long.MAX_VALUE;
        boolean any = state.settled();
        for (int slot = pending.first(); slot != PendingTable.NONE; ) {
            int following = pending.after(slot);
            if (pending.deadline(slot) > now) {
                earliest = pending.isQueued(slot) ? earliest : Math.min(earliest, pending.deadline(slot));
            } else if (!pending.isQueued(slot)) {
                any = true;
                if (isExhausted(slot)) {
                    giveUp(slot);
                } else {
                    state.queued(slot);
                }
            }
            slot = following;
        }
        if (earliest != Long.MAX_VALUE) {
            timer.at(Math.max(earliest, now + Math.max(MIN_PAUSE, PAUSE_PER_MESSAGE * pending.size())));
        }
        if (any) {
            changed.run();
        }
    }

    void close() {
        timer.cancel();
    }
}
