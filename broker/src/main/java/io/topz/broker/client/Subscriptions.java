package io.topz.broker.client;

import io.topz.broker.account.Subscription;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.broker.subject.Sublist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The subscriptions of one connection by the ids that the client chose. Thread-safe. */
final class Subscriptions {

    /** The result of a SUB. */
    enum Outcome {
        /** The subscription exists; one from an earlier SUB with the same id is kept. */
        ACCEPTED,
        TOO_MANY,
        INVALID_SUBJECT
    }

    /** A number of removals that takes about a millisecond. */
    private static final int REMOVED_PER_TURN = 1024;

    private final ClientConnection connection;
    private final int max;
    private final Map<ByteString, Subscription> bySid = new ConcurrentHashMap<>(4);

    /** A {@code max} below 1 means no limit. */
    Subscriptions(ClientConnection connection, int max) {
        this.connection = connection;
        this.max = max;
    }

    private Sublist<Subscription> sublist() {
        return connection.account().sublist();
    }

    Outcome add(ByteString subject, @Nullable ByteString queue, ByteString sid) {
        if (max > 0 && bySid.size() >= max) {
            return Outcome.TOO_MANY;
        }
        if (bySid.containsKey(sid)) {
            return Outcome.ACCEPTED;
        }
        if (!Subjects.isValid(subject)) {
            return Outcome.INVALID_SUBJECT;
        }
        Subscription subscription = new Subscription(connection, subject, queue, sid);
        bySid.put(sid, subscription);
        sublist().insert(subscription);
        return Outcome.ACCEPTED;
    }

    /** Ends a subscription after {@code max} messages since its start, or now if {@code max} is not positive. */
    void limit(ByteString sid, int max) {
        Subscription subscription = bySid.get(sid);
        if (subscription != null && (max < 1 || !subscription.limitTo(max))) {
            remove(subscription);
        }
    }

    void remove(Subscription subscription) {
        subscription.close();
        if (bySid.remove(subscription.sid(), subscription)) {
            sublist().remove(subscription);
        }
    }

    /** Removes a subscription that has received its last message. Called on the loop of the publisher. */
    void exhausted(Subscription subscription, IoLoop publisher) {
        subscription.close();
        if (bySid.remove(subscription.sid(), subscription)) {
            publisher.removeLater(subscription, connection.account());
        }
    }

    /**
     * Ends all subscriptions. Nothing is delivered to them any more; if there are many, they are removed from the account's table in
     * several tasks.
     */
    void removeAll() {
        List<Subscription> all = List.copyOf(bySid.values());
        all.forEach(Subscription::close);
        bySid.clear();
        removeFrom(all);
    }

    private void removeFrom(List<Subscription> left) {
        int length = Math.min(left.size(), REMOVED_PER_TURN);
        sublist().removeAll(left.subList(0, length));
        if (length < left.size()) {
            connection.loop().deferred().add(() -> removeFrom(left.subList(length, left.size())));
        }
    }

    /** A subscription without a queue group that matches {@code subject}. */
    @Nullable
    Subscription matching(ByteString subject) {
        for (Subscription subscription : bySid.values()) {
            if (subscription.queue() == null && Subjects.matches(subscription.subject(), subject)) {
                return subscription;
            }
        }
        return null;
    }

    int count() {
        return bySid.size();
    }

    List<SubscriptionFigures> figures() {
        List<SubscriptionFigures> figures = new ArrayList<>(bySid.size());
        for (Subscription subscription : bySid.values()) {
            figures.add(SubscriptionFigures.of(subscription));
        }
        return figures;
    }
}
