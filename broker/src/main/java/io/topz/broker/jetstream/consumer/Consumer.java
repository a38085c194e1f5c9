package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.config.AckPolicy;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.push.ReplayPacer;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.NatsStateCodec;
import io.topz.broker.jetstream.consumer.state.PendingTable;
import io.topz.broker.jetstream.consumer.state.SkipList;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.ConsumerInfoBuilder;
import io.topz.collectors.document.SequenceInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of a stream: delivers its messages and tracks their acknowledgements. Confined to the JetStream thread.
 *
 * <pre>
 *  stored ──▶ Delivery ──▶ DeliveryTarget (pull: WaitingQueue, push: a subject) ──▶ subscribers
 *               │  ▲                                                            │
 *               ▼  │ Redelivery                                                 ▼
 *            ConsumerState ◀── Acks ◀── AckRouter ◀──────────────────────── $JS.ACK.…
 * </pre>
 */
public final class Consumer {

    private final ConsumerContext around;
    private final ConsumerIdentity origin;
    private final String name;
    private final ConsumerState state;
    private final Delivery delivery;
    private final Redelivery redelivery;
    private final Acks acks;
    private final Inactivity inactivity;
    private final ConsumerFiles files;
    private final StateSaver saver;
    private ConsumerConfig config;
    private ConsumerSettings settings;
    private DeliveryTarget target;
    private boolean closed;

    /** Creates a consumer whose state is stored in {@code files}. {@code abandoned} removes it when it has been inactive for too long. */
    Consumer(
            ConsumerContext around,
            ConsumerIdentity origin,
            ConsumerConfig config,
            ConsumerState state,
            ConsumerFiles files,
            java.util.function.Consumer<Consumer> abandoned) {
        this.around = around;
        this.origin = origin;
        name = origin.name();
        this.config = config;
        this.state = state;
        settings = ConsumerSettings.of(config);
        delivery = new Delivery(this, around, state);
        redelivery = new Redelivery(around, name, settings.redelivery(), state, this::redeliveryChanged);
        acks = new Acks(this, around, state);
        this.files = files;
        saver = new StateSaver(around.reactor(), files, name, state);
        inactivity = new Inactivity(around.reactor(), this::isInUse, () -> abandoned.accept(this));
        target = makeOutlet();
    }

    private DeliveryTarget makeOutlet() {
        ReplayPacer replay =
                settings.replayOriginal() ? new ReplayPacer(around.source().lastSequence()) : null;
        ByteString subject = settings.deliverSubject();
        return subject == null
                ? new PullTarget(around, settings, state, replay)
                : new PushTarget(around, settings, subject, name, state, replay, this::activityChanged);
    }

    /** Starts delivery in a later turn than the one that created the consumer, so that its creator is answered first. */
    void open() {
        around.acks().add(around.source().name(), this);
        delivery.recount();
        if (target instanceof PushTarget push) {
            push.open();
        }
        inactivity.allow(settings.inactiveThreshold());
        redelivery.look();
        delivery.wakeLater();
    }

    /** Adapts the state to the stream, which may have changed since the state was stored. */
    void recovered() {
        long first = around.source().firstSequence();
        if (state.misses(first, sequence -> sequence >= first && delivery.isThere(sequence))) {
            purged();
        }
    }

    /** Applies an update of the configuration, which was validated before. */
    void update(ConsumerConfig changed) {
        ConsumerSettings before = settings;
        config = changed;
        settings = ConsumerSettings.of(changed);
        if (!Objects.equals(before.deliverSubject(), settings.deliverSubject())) {
            target.close("Consumer Deleted");
            target = makeOutlet();
            redeliverAll();
            if (target instanceof PushTarget push) {
                push.announceCheck();
            }
        } else if (target instanceof PushTarget push) {
            push.configure(settings);
        } else if (target instanceof PullTarget pull) {
            pull.configure(settings);
        }
        if (!before.filter().equals(settings.filter())) {
            around.source().released(before.filter());
        }
        delivery.recount();
        redelivery.configure(settings.redelivery());
        inactivity.allow(settings.inactiveThreshold());
        delivery.wakeLater();
    }

    private void redeliverAll() {
        PendingTable pending = state.pending();
        for (int slot = pending.first(); slot != PendingTable.NONE; slot = pending.after(slot)) {
            state.queued(slot);
        }
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return origin.created();
    }

    /** The configuration with all defaults filled in. */
    public ConsumerConfig config() {
        return config;
    }

    /** Whether it belongs to a mirror or source instead of a client. */
    public boolean isDirect() {
        return config.direct() != null;
    }

    ConsumerSettings settings() {
        return settings;
    }

    ConsumerState state() {
        return state;
    }

    DeliveryTarget target() {
        return target;
    }

    Acks acks() {
        return acks;
    }

    Redelivery redelivery() {
        return redelivery;
    }

    /** Whether its messages need acknowledgements. */
    boolean takesAcks() {
        return settings.ackPolicy() != AckPolicy.NONE;
    }

    /** Whether the limit of pending acknowledgements stops new deliveries. */
    boolean isStalled() {
        return settings.maxAckPending() > 0 && state.pending().size() >= settings.maxAckPending();
    }

    /** Whether the stream keeps messages until its consumers have acknowledged them. */
    boolean settles() {
        String retention = around.source().config().retention();
        return retention != null && !retention.equals("limits");
    }

    /** Reports to the stream that this consumer no longer needs a message. */
    void settled(long sequence) {
        if (settles()) {
            around.source().settled(sequence);
        }
    }

    void wake() {
        delivery.wake();
    }

    /** Marks a change of its state by a client. */
    void touched() {
        if (settings.isPull()) {
            inactivity.used(around.reactor().now());
        }
        saver.touched();
    }

    /** Runs {@code confirmation} after the commit of this turn, if the state is durable by then. */
    void whenSafe(Runnable confirmation) {
        saver.whenSafe(confirmation);
    }

    ConsumerIdentity origin() {
        return origin;
    }

    /** The files that store its state. */
    ConsumerFiles files() {
        return files;
    }

    private void redeliveryChanged() {
        saver.touched();
        wake();
    }

    /** Marks a change of its state that does not count as client activity. */
    void stateChanged() {
        if (state.isDirty()) {
            saver.touched();
        }
    }

    private boolean isInUse() {
        return target.isInUse();
    }

    private void activityChanged() {
        inactivity.used(around.reactor().now());
        wake();
    }

    /** Handles a pull request. The array is valid only until this method returns. */
    public void request(byte[] buffer, int offset, int length, ByteString reply) {
        if (target instanceof PullTarget pull) {
            pull.request(buffer, offset, length, reply, this::available);
            inactivity.used(around.reactor().now());
            wake();
        } else {
            new Statuses(around.account(), around.reactor()).send(reply, "409 Consumer is push based");
        }
    }

    private long available() {
        return delivery.pending() + (state.firstRedelivery() == PendingTable.NONE ? 0 : 1);
    }

    void flowControlAnswered(ByteString answer) {
        if (target instanceof PushTarget push && push.flowControlAnswered(answer)) {
            wake();
        }
    }

    /** Called when a message was stored. */
    void stored(ByteString subject) {
        if (settings.filter().matches(subject)) {
            delivery.addPending(1);
            wake();
        }
    }

    /** Called when a message was removed, for whatever reason. */
    void removed(long sequence, ByteString subject) {
        SkipList list = state.skipList();
        boolean isToCome = list != null && list.contains(sequence);
        if (isToCome || (sequence >= state.following() && settings.filter().matches(subject))) {
            delivery.addPending(-1);
            return;
        }
        PendingTable pending = state.pending();
        int slot = pending.find(sequence);
        if (slot != PendingTable.NONE) {
            long deliveries = pending.redeliveries(slot) + 1L;
            long number = pending.delivery(slot);
            state.acknowledged(slot, around.reactor().now());
            around.advisories().terminated(name, sequence, number, deliveries, "Unacknowledged message was deleted");
            touched();
            wake();
        } else if (state.acknowledgedLate(sequence)) {
            touched();
        }
    }

    /** Called when many messages were removed. */
    void purged() {
        long first = around.source().firstSequence();
        state.purged(first, sequence -> sequence >= first && delivery.isThere(sequence));
        delivery.recount();
        touched();
        wake();
    }

    /** Whether the stream must keep a message for this consumer. */
    boolean needs(long sequence, ByteString subject) {
        if (!settings.filter().matches(subject)) {
            return false;
        }
        SkipList list = state.skipList();
        return sequence >= state.following()
                || (list != null && list.contains(sequence))
                || state.pending().find(sequence) != PendingTable.NONE
                || state.isExhausted(sequence);
    }

    SubjectFilter filter() {
        return settings.filter();
    }

    /** The description for clients. Must be called on the JetStream thread. */
    public ConsumerInfo info() {
        return info(true);
    }

    /** The description for clients, with or without the configuration. */
    public ConsumerInfo info(boolean withConfig) {
        return ConsumerInfoBuilder.builder()
                .streamName(around.source().name())
                .name(name)
                .created(origin.created())
                .config(withConfig ? config : null)
                .delivered(new SequenceInfo(
                        state.nextDelivery() - 1, state.deliveredSequence(), time(state.lastDelivered())))
                .ackFloor(new SequenceInfo(state.floorDelivery(), state.floor(), time(state.lastAcknowledged())))
                .numAckPending((long) state.pending().size())
                .numRedelivered(state.redelivered())
                .numWaiting(target instanceof PullTarget pull ? (long) pull.waiting() : (Long) 0L)
                .numPending(delivery.pending())
                .pushBound((target instanceof PushTarget push && push.isActive()) ? true : null)
                .ts(time(around.reactor().now()))
                .build();
    }

    ConsumerBackup backup() {
        byte[] bytes = NatsStateCodec.encode(
                state, settings.redelivery(), around.reactor().now());
        return new ConsumerBackup(name, origin.created(), config, bytes);
    }

    private static @Nullable Instant time(long epochNanos) {
        return epochNanos == 0 ? null : Instant.ofEpochSecond(0, epochNanos);
    }

    /** Stops delivery and sends the reason to waiting requests. With {@code keep} the stored state is kept. */
    void close(String reason, boolean keep) {
        if (closed) {
            return;
        }
        closed = true;
        around.acks().remove(around.source().name(), this);
        delivery.close();
        redelivery.close();
        inactivity.close();
        target.close(reason);
        if (keep) {
            saver.save();
        } else {
            saver.close();
        }
    }
}
