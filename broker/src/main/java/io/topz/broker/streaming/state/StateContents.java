package io.topz.broker.streaming.state;

import com.google.protobuf.InvalidProtocolBufferException;
import io.topz.broker.store.LogVisitor;
import io.topz.broker.store.StreamMessage;
import io.topz.streaming.state.ClientRecord;
import io.topz.streaming.state.SequencesRecord;
import io.topz.streaming.state.StateRecord;
import io.topz.streaming.state.SubscriptionRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The state derived from the records of a log. */
public final class StateContents implements LogVisitor {

    /** A stored subscription. */
    public static final class StoredSubscription {

        private SubscriptionRecord record;
        private final NavigableSet<Long> pending = new TreeSet<>();
        private long lastSent;

        StoredSubscription(SubscriptionRecord record) {
            this.record = record;
        }

        public SubscriptionRecord record() {
            return record;
        }

        /** The messages that were sent and not acknowledged. */
        public NavigableSet<Long> pending() {
            return pending;
        }

        /** The last message that was sent to it. */
        public long lastSent() {
            return Math.max(lastSent, record.getLastSent());
        }
    }

    private final Map<String, ClientRecord> clients = new LinkedHashMap<>();
    private final Map<Long, StoredSubscription> subscriptions = new LinkedHashMap<>();
    private long lastRecord;
    private long lastSubscription;
    private long damagedBytes;

    public Map<String, ClientRecord> clients() {
        return clients;
    }

    /** The subscriptions by number. */
    public Map<Long, StoredSubscription> subscriptions() {
        return subscriptions;
    }

    /** The highest number that was assigned to a subscription. */
    public long lastSubscription() {
        return lastSubscription;
    }

    long lastRecord() {
        return lastRecord;
    }

    /** The number of damaged bytes in the log. */
    public long damagedBytes() {
        return damagedBytes;
    }

    @Override
    public void message(StreamMessage message, long position) {
        lastRecord = message.sequence();
        try {
            apply(StateRecord.parseFrom(message.body()));
        } catch (InvalidProtocolBufferException e) {
            damagedBytes += message.body().length;
        }
    }

    private void apply(StateRecord change) {
        switch (change.getChangeCase()) {
            case RESET -> {
                clients.clear();
                subscriptions.clear();
                lastSubscription = change.getReset().getLastSubscription();
            }
            case CLIENT -> clients.put(change.getClient().getId(), change.getClient());
            case CLIENT_REMOVED -> clients.remove(change.getClientRemoved());
            case SUBSCRIPTION -> subscription(change.getSubscription());
            case SUBSCRIPTION_REMOVED -> subscriptions.remove(change.getSubscriptionRemoved());
            case SEQUENCES -> sequences(change.getSequences());
            case CHANGE_NOT_SET -> {}
        }
    }

    private void subscription(SubscriptionRecord changed) {
        lastSubscription = Math.max(lastSubscription, changed.getNumber());
        StoredSubscription known = subscriptions.get(changed.getNumber());
        if (known == null) {
            subscriptions.put(changed.getNumber(), new StoredSubscription(changed));
        } else {
            known.record = changed;
        }
    }

    private void sequences(SequencesRecord changed) {
        StoredSubscription known = subscriptions.get(changed.getSubscription());
        if (known == null) {
            return;
        }
        for (long sent : changed.getSentList()) {
            known.pending.add(sent);
            known.lastSent = Math.max(known.lastSent, sent);
        }
        changed.getAcknowledgedList().forEach(known.pending::remove);
    }

    @Override
    public void removed(long sequence) {}

    @Override
    public void first(long firstSequence) {
        lastRecord = Math.max(lastRecord, firstSequence - 1);
    }

    @Override
    public void lost(long fromSequence, long toSequence, long bytes) {
        lastRecord = Math.max(lastRecord, toSequence);
        damagedBytes += Math.max(1, bytes);
    }
}
