package io.topz.broker.service;

import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A client of NATS as a service uses it: of the broker that the service runs in, or, over the network, of any other server. A service that
 * talks to its clients by way of this interface alone can therefore run in both places.
 *
 * <p>A client belongs to a reactor. {@link #subscribe}, {@link #publish} and {@link #flush} are called in turns of that reactor, and
 * messages are received in turns of it; {@link #close} is called by any thread.
 *
 * <p>Messages are published in the order of the calls, and the last of them leave at the end of the turn. A message that tells of something
 * that the turn has appended, such as an acknowledgement, is published by {@link io.topz.broker.reactor.Reactor#afterCommit}: many or long
 * messages do not wait for the commits of their turn.
 */
public interface NatsClient extends AutoCloseable {

    /**
     * Subscribes to a subject, which may hold wildcards. Messages that are published to it from now on come to the receiver.
     *
     * @param queue the group, one member of which gets each message; null for none
     */
    Registration subscribe(ByteString subject, @Nullable ByteString queue, Receiver receiver);

    /**
     * Publishes a message. The arrays are copied. When nobody subscribes to the subject, an empty message whose header says 503 is sent
     * to {@code reply}.
     *
     * @param reply the subject for answers; null for none
     */
    default void publish(ByteString subject, @Nullable ByteString reply, byte[] body) {
        publish(subject, reply, body, body.length);
    }

    /** The same, where only the first {@code length} bytes of {@code body} count. */
    void publish(ByteString subject, @Nullable ByteString reply, byte[] body, int length);

    /**
     * Runs a task in a later turn, after the commits of this one, when the server has everything that was published or subscribed
     * before.
     */
    void flush(Runnable then);

    /** Ends all subscriptions and the connection. Messages that were received before may still come. */
    @Override
    void close();

    /** A subscription of a client. */
    interface Registration {

        /** Ends the subscription. To be called in a turn; messages that were received before may still come. */
        void unsubscribe();
    }
}
