package io.topz.broker.jetstream.consumer;

import io.topz.broker.client.BackpressureSource;
import io.topz.broker.jetstream.consumer.config.AckPolicy;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.PendingTable;
import io.topz.broker.jetstream.consumer.state.SkipList;
import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.jetstream.stream.UnreadableMessageException;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.StreamMessage;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Delivers the messages of a stream for one consumer as long as its target accepts them: first redeliveries, then the skip list, then the
 * rest of the stream.
 *
 * <p>The length of a round is limited, so that all consumers take turns. A subscriber that cannot keep up pauses the delivery.
 */
final class Delivery {

    private static final int MAX_ROUND = 256;
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(2);

    /** Replay at the original pace is not accurate to the millisecond. */
    private static final long TOLERANCE = TimeUnit.MILLISECONDS.toNanos(1);

    private final Consumer consumer;
    private final Reactor reactor;
    private final MessageSource source;
    private final ConsumerState state;
    private final DeliveryMessage outgoing;
    private final RearmingTimer gate;
    private List<BackpressureSource> blockers = List.of();
    private boolean planned;
    private boolean closed;
    private boolean gated;
    private long pending;

    Delivery(Consumer consumer, ConsumerContext around, ConsumerState state) {
        this.consumer = consumer;
        this.state = state;
        reactor = around.reactor();
        source = around.source();
        outgoing = new DeliveryMessage(around.account(), reactor, source.name(), consumer.name());
        gate = new RearmingTimer(reactor, this::gateOpens);
    }

    /** The number of messages that were not delivered yet. */
    long pending() {
        return pending;
    }

    void addPending(long change) {
        pending = Math.max(0, pending + change);
    }

    /** Counts the pending messages again. */
    void recount() {
        SkipList list = state.skipList();
        pending = source.count(consumer.settings().filter(), state.following());
        if (list != null) {
            pending += list.rest().stream().filter(this::isThere).count();
        }
    }

    /** Whether the stream still has that message. */
    boolean isThere(long sequence) {
        return source.next(SubjectFilter.ALL, sequence) == sequence;
    }

    /** Schedules a delivery round for the end of this turn. */
    void wake() {
        if (!planned && !closed && blockers.isEmpty() && consumer.target().isReady()) {
            planned = true;
            reactor.afterCommit(this::round);
        }
    }

    /** Schedules a delivery round in a turn of its own. */
    void wakeLater() {
        if (!planned && !closed) {
            planned = true;
            reactor.execute(this::round);
        }
    }

    private void round() {
        planned = false;
        if (closed || !blockers.isEmpty()) {
            return;
        }
        long now = reactor.now();
        gated = false;
        int sent = 0;
        while (sent < MAX_ROUND && one(now)) {
            sent++;
        }
        if (sent > 0) {
            consumer.touched();
        }
        consumer.stateChanged();
        blockers = reactor.takeBlockers();
        if (!blockers.isEmpty()) {
            gate.at(now + LOOK_AGAIN);
        } else if (sent == MAX_ROUND) {
            wakeLater();
        } else {
            consumer.target().settle(!gated && !consumer.isStalled(), now);
        }
    }

    private void gateOpens() {
        if (blockers.stream().allMatch(BackpressureSource::hasCaughtUp)) {
            blockers = List.of();
            wake();
        } else {
            gate.at(reactor.now() + LOOK_AGAIN);
        }
    }

    /** Sends one message; returns false if there is none, or if no subscriber wants it. */
    private boolean one(long now) {
        try {
            return next(now);
        } catch (UnreadableMessageException e) {
            // No message is skipped: the stream wakes its consumers once the message can be read.
            gated = true;
            return false;
        }
    }

    private boolean next(long now) throws UnreadableMessageException {
        if (!consumer.target().isReady()) {
            return false;
        }
        for (int slot = state.firstRedelivery(); slot != PendingTable.NONE; slot = state.firstRedelivery()) {
            if (consumer.redelivery().isExhausted(slot)) {
                consumer.redelivery().giveUp(slot);
                continue;
            }
            StreamMessage message = source.load(state.pending().sequence(slot));
            if (message != null) {
                return again(slot, message, now);
            }
            state.acknowledged(slot, now);
        }
        return !consumer.isStalled() && fresh(now);
    }

    private boolean again(int slot, StreamMessage message, long now) {
        ConsumerSettings settings = consumer.settings();
        int redeliveries = state.pending().redeliveries(slot) + 1;
        outgoing.pack(message, settings.headersOnly(), redeliveries + 1L, state.nextDelivery(), pending);
        if (!consumer.target().send(outgoing, message, now)) {
            return false;
        }
        long deadline = settings.redelivery().deadline(now, redeliveries);
        state.redelivered(slot, now, deadline);
        consumer.redelivery().expect(deadline);
        return true;
    }

    private boolean fresh(long now) throws UnreadableMessageException {
        for (long sequence = nextSequence(); sequence != 0; sequence = nextSequence()) {
            StreamMessage message = source.load(sequence);
            if (message != null) {
                return first(message, now);
            }
            state.passed(sequence);
            addPending(-1);
        }
        state.exhaustedStream(source.lastSequence());
        return false;
    }

    private long nextSequence() {
        while (state.skipList() != null) {
            if (isThere(state.next())) {
                return state.next();
            }
            state.passed(state.next());
        }
        return source.next(consumer.settings().filter(), state.next());
    }

    private boolean first(StreamMessage message, long now) {
        DeliveryTarget target = consumer.target();
        long opens = target.opensAt(message, now);
        if (opens > now + TOLERANCE) {
            gated = true;
            gate.at(opens);
            return false;
        }
        ConsumerSettings settings = consumer.settings();
        outgoing.pack(message, settings.headersOnly(), 1, state.nextDelivery(), Math.max(0, pending - 1));
        if (!target.send(outgoing, message, now)) {
            return false;
        }
        addPending(-1);
        if (settings.ackPolicy() == AckPolicy.NONE) {
            state.deliveredForGood(message.sequence(), now);
            consumer.settled(message.sequence());
        } else {
            long deadline = settings.redelivery().deadline(now, 0);
            state.delivered(message.sequence(), now, deadline);
            consumer.redelivery().expect(deadline);
        }
        return true;
    }

    void close() {
        closed = true;
        gate.cancel();
    }
}
