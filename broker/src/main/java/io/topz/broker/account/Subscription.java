package io.topz.broker.account;

import io.topz.broker.protocol.Message;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Interest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** One {@code SUB} of a subscriber. Thread-safe. */
public final class Subscription implements Interest {

    private static final VarHandle DELIVERED;

    static {
        try {
            DELIVERED = MethodHandles.lookup().findVarHandle(Subscription.class, "delivered", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Subscriber subscriber;
    private final ByteString subject;
    private final @Nullable ByteString queue;
    private final ByteString sid;
    private final byte[] sidField;
    private volatile long max;
    private volatile boolean closed;

    @SuppressWarnings("unused") // accessed through its handle only
    private volatile long delivered;

    public Subscription(Subscriber subscriber, ByteString subject, @Nullable ByteString queue, ByteString sid) {
        this.subscriber = subscriber;
        this.subject = subject;
        this.queue = queue;
        this.sid = sid;
        sidField = new byte[sid.length() + 2];
        sidField[0] = ' ';
        sidField[sid.copyTo(sidField, 1)] = ' ';
    }

    public Subscriber subscriber() {
        return subscriber;
    }

    @Override
    public ByteString subject() {
        return subject;
    }

    @Override
    public @Nullable ByteString queue() {
        return queue;
    }

    /** The id that the subscriber chose. */
    public ByteString sid() {
        return sid;
    }

    /** The id between two blanks, as in a control line. The array must not be modified. */
    public byte[] sidField() {
        return sidField;
    }

    /** The number of messages delivered so far. */
    public long delivered() {
        return delivered;
    }

    /** The number of messages after which it ends, 0 for never. */
    public long max() {
        return max;
    }

    /** Ends it after {@code max} messages since its start; returns false if it has already received as many. */
    public boolean limitTo(long max) {
        this.max = max;
        return delivered < max;
    }

    /** Ends it: no delivery starts afterwards. */
    public void close() {
        closed = true;
    }

    /** Delivers one message on the publisher's event loop; returns false if the subscriber did not accept it. */
    public boolean deliver(int loop, Message message) {
        if (closed || !count(loop)) {
            return false;
        }
        return subscriber.deliver(loop, this, message);
    }

    private boolean count(int loop) {
        long number = (long) DELIVERED.getAndAdd(this, 1L) + 1;
        long limit = max;
        if (limit == 0 || number < limit) {
            return true;
        }
        if (number == limit) {
            subscriber.exhausted(loop, this);
            return true;
        }
        DELIVERED.getAndAdd(this, -1L);
        return false;
    }
}
