package io.topz.broker.streaming.subscription;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.state.SubscriptionRecord;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscription of a client, either on its own or as a member of a queue group. */
public final class ChannelSubscription {

    private final PendingMessages pending = new PendingMessages();
    private final SubscriptionGroup group;
    private SubscriptionRecord record;
    private ByteString inbox;
    private @Nullable ClientSession session;
    private long lastSent;

    /** The subscription to its acknowledgements; null while it is offline. */
    NatsClient.@Nullable Registration acks;

    /** The timer of the first deadline; null if there is none. */
    Reactor.@Nullable Timer timer;

    /** Whether new messages are held back, until the client knows the subscription or its old messages were delivered again. */
    boolean onHold = true;

    ChannelSubscription(SubscriptionGroup group, SubscriptionRecord record, @Nullable ClientSession session) {
        this.group = group;
        this.record = record;
        this.session = session;
        inbox = ByteString.of(record.getInbox());
        lastSent = record.getLastSent();
    }

    /** The record of the subscription as last stored. */
    public SubscriptionRecord record() {
        return record;
    }

    public long number() {
        return record.getNumber();
    }

    public String clientId() {
        return record.getClientId();
    }

    public SubscriptionGroup group() {
        return group;
    }

    public PendingMessages pending() {
        return pending;
    }

    /** The last message that was sent to it. */
    public long lastSent() {
        return lastSent;
    }

    /** Whether it is durable and has no client at the moment. */
    public boolean isOffline() {
        return session == null;
    }

    /** Whether it receives acknowledgements: it is neither offline nor removed. */
    boolean isListening() {
        return acks != null;
    }

    /** Whether it receives no new messages before it acknowledges some. */
    public boolean isStalled() {
        return pending.size() >= record.getMaxInFlight();
    }

    /** Whether its client has not answered the last heartbeat. */
    boolean isFailing() {
        return session != null && session.isFailing();
    }

    public @Nullable ClientSession session() {
        return session;
    }

    ByteString inbox() {
        return inbox;
    }

    long ackWaitNanos() {
        return TimeUnit.SECONDS.toNanos(record.getAckWaitSeconds());
    }

    /** Makes a message pending that was delivered at a time; it is delivered again when the ack wait has passed since then. */
    void delivered(long sequence, long time) {
        pending.put(sequence, time + ackWaitNanos());
    }

    void sent(long sequence) {
        lastSent = Math.max(lastSent, sequence);
    }

    /** Detaches the subscription from its client. */
    void goOffline() {
        session = null;
        stopListening();
        record = toStore().setOffline(true).build();
    }

    /** Attaches the subscription to a client that resumes it. */
    void resume(SubscriptionRecord as, ClientSession by) {
        session = by;
        onHold = true;
        record = as.toBuilder().setNumber(number()).setLastSent(lastSent).build();
        inbox = ByteString.of(record.getInbox());
    }

    /** The record with the changes since it was last stored. */
    SubscriptionRecord.Builder toStore() {
        return record.toBuilder().setLastSent(lastSent).setGroupLastSent(group.lastSent());
    }

    void stopListening() {
        if (acks != null) {
            acks.unsubscribe();
            acks = null;
        }
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
