package io.topz.broker.streaming.subscription;

import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.state.SubscriptionRecord;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One subscription of a client: by itself, or as a member of a queue group. */
public final class Subscription {

    private final PendingMessages pending = new PendingMessages();
    private final SubscriptionGroup group;
    private SubscriptionRecord record;
    private ByteString inbox;
    private @Nullable ClientSession session;
    private long lastSent;

    /** Listens for acknowledgements; null while it is offline. */
    NatsClient.@Nullable Registration acks;

    /** Watches the first deadline; null while there is none. */
    Reactor.@Nullable Timer timer;

    /** Gets nothing new before the client knows of it, or before what it had is delivered again. */
    boolean onHold = true;

    Subscription(SubscriptionGroup group, SubscriptionRecord record, @Nullable ClientSession session) {
        this.group = group;
        this.record = record;
        this.session = session;
        inbox = ByteString.of(record.getInbox());
        lastSent = record.getLastSent();
    }

    /** What is stored of it, as it was stored last. */
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

    /** Whether it is a durable one that no client uses now. */
    public boolean isOffline() {
        return session == null;
    }

    /** Whether it gets nothing new before it acknowledges something. */
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

    void sent(long sequence) {
        lastSent = Math.max(lastSent, sequence);
    }

    /** The client leaves, and the subscription stays. */
    void goOffline() {
        session = null;
        stopListening();
        record = toStore().setOffline(true).build();
    }

    /** A client resumes it. */
    void resume(SubscriptionRecord as, ClientSession by) {
        session = by;
        onHold = true;
        record = as.toBuilder().setNumber(number()).setLastSent(lastSent).build();
        inbox = ByteString.of(record.getInbox());
    }

    /** The record with what has changed since it was stored. */
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
