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
    private final TimeSlice slice;
    private @Nullable Rest rest;

    /** Creates the router of the event loop with that index; {@code random} picks the members of queue groups. */
    public Router(int loop, RandomGenerator random) {
        this(loop, random, new TimeSlice(() -> 0));
    }

    /** Creates a router with the time slice that limits {@link #routeInSlice}. */
    public Router(int loop, RandomGenerator random, TimeSlice slice) {
        this.loop = loop;
        this.random = random;
        this.slice = slice;
    }

    /**
     * Delivers one message like {@link #route}, but only until the time slice is over; {@link #takeRest} returns the remaining deliveries.
     */
    public boolean routeInSlice(Account account, SubjectCache cache, Message message, @Nullable Subscriber without) {
        Fanout fanout = cache.find(account, message.buffer, message.subject, message.subjectLength);
        slice.use(cache.lastWork());
        int units = TimeSlice.unitsFor(message.bodyLength);
        boolean delivered = false;
        for (int i = 0; i < fanout.size(); i++) {
            if (i > 0 && slice.isOver()) {
                rest = new Rest(fanout, i, message.copy(), without, delivered);
                return delivered;
            }
            delivered |= deliver(fanout, i, message, without);
            slice.use(units);
        }
        return delivered;
    }

    /**
     * Takes the remaining deliveries of the last message, null if there are none. They must be made before the publisher's next message.
     */
    public @Nullable Rest takeRest() {
        Rest taken = rest;
        rest = null;
        return taken;
    }

    /** The deliveries of one message that did not fit into its first time slice. */
    public final class Rest {
        private final Fanout fanout;
        private final Message message;
        private final @Nullable Subscriber without;
        private int next;
        private boolean delivered;

        private Rest(Fanout fanout, int next, Message message, @Nullable Subscriber without, boolean delivered) {
            this.fanout = fanout;
            this.next = next;
            this.message = message;
            this.without = without;
            this.delivered = delivered;
        }

        /** Continues in the current time slice; returns whether nothing is left. */
        public boolean deliver() {
            int units = TimeSlice.unitsFor(message.bodyLength);
            do {
                delivered |= Router.this.deliver(fanout, next++, message, without);
                slice.use(units);
            } while (next < fanout.size() && !slice.isOver());
            return next == fanout.size();
        }

        /** Whether a subscriber has received the message. */
        public boolean isDelivered() {
            return delivered;
        }

        public Message message() {
            return message;
        }
    }

    /** Delivers one message to all matching subscribers except {@code without}; returns whether one received it. */
    public boolean route(Account account, SubjectCache cache, Message message, @Nullable Subscriber without) {
        return deliver(cache.find(account, message.buffer, message.subject, message.subjectLength), message, without);
    }

    /**
     * Delivers one message to the subscribers of {@code to}, whatever its own subject is, as consumers do; returns whether one received it.
     */
    public boolean routeTo(ByteString to, Account account, SubjectCache cache, Message message) {
        return deliver(cache.find(account, to), message, null);
    }

    private boolean deliver(Fanout fanout, Message message, @Nullable Subscriber without) {
        boolean delivered = false;
        for (int i = 0; i < fanout.size(); i++) {
            delivered |= deliver(fanout, i, message, without);
        }
        return delivered;
    }

    private boolean deliver(Fanout fanout, int index, Message message, @Nullable Subscriber without) {
        int plain = fanout.plain.length;
        if (index >= plain) {
            return deliverToOne(fanout.groups[index - plain], message, without);
        }
        Subscription subscription = fanout.plain[index];
        return subscription.subscriber() != without && subscription.deliver(loop, message);
    }

    /** Starts with a random member and tries the next ones while a member cannot accept the message. */
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
