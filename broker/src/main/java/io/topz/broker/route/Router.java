package io.topz.broker.route;

import io.topz.broker.account.Account;
import io.topz.broker.account.Subscriber;
import io.topz.broker.account.Subscription;
import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Delivers messages on one event loop: to every plain subscription, and to one member of every queue group. */
public final class Router {

    private final int loop;
    private final RandomGenerator random;

    /** For the event loop of that index; {@code random} picks the members of queue groups. */
    public Router(int loop, RandomGenerator random) {
        this.loop = loop;
        this.random = random;
    }

    /**
     * Delivers one message to all who want it, except to {@code without}. Returns whether anybody got it.
     */
    public boolean route(Account account, SubjectCache cache, Message message, @Nullable Subscriber without) {
        return deliver(cache.find(account, message.buffer, message.subject, message.subjectLength), message, without);
    }

    /**
     * Delivers one message to all who want those of {@code to}, whatever its own subject says: so do consumers. Returns whether
     * anybody got it.
     */
    public boolean routeTo(ByteString to, Account account, SubjectCache cache, Message message) {
        return deliver(cache.find(account, to), message, null);
    }

    private boolean deliver(Fanout fanout, Message message, @Nullable Subscriber without) {
        boolean delivered = false;
        for (Subscription subscription : fanout.plain) {
            if (subscription.subscriber() != without) {
                delivered |= subscription.deliver(loop, message);
            }
        }
        for (Subscription[] group : fanout.groups) {
            delivered |= deliverToOne(group, message, without);
        }
        return delivered;
    }

    /** Starts with a random member and goes on to the next while one cannot take it. */
    private boolean deliverToOne(Subscription[] group, Message message, @Nullable Subscriber without) {
        int start = group.length == 1 ? 0 : random.nextInt(group.length);
        for (int i = 0; i < group.length; i++) {
            int index = start + i;
            Subscription member = group[index < group.length ? index : index - group.length];
            if (member.subscriber() != without && member.deliver(loop, message)) {
                return true;
            }
        }
        return false;
    }
}
