package io.topz.broker.service;

import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A client of NATS as services use it, connected to the broker that the service runs in or, over the network, to any other server. A
 * service that communicates with its clients only through this interface can run in either place. A {@link NatsConnector} makes them.
 *
 * <p>A client belongs to a reactor. {@link #subscribe}, {@link #publish} and {@link #flush} must be called in turns of that reactor, and
 * messages are received in its turns; {@link #close} may be called on any thread.
 *
 * <p>Messages are published in the order of the calls, and the last of them are sent at the end of the turn. A message that reveals a
 * change made in the same turn, such as an acknowledgement, must be published by {@link io.topz.broker.reactor.Reactor#afterCommit},
 * because many or long messages are sent before the commits of their turn.
 */
public interface NatsClient extends AutoCloseable {

    /**
     * Subscribes to a subject, which may have wildcards. Messages published to it from now on are passed to the receiver.
     *
     * @param queue the queue group, one member of which receives each message; null for none
     */
    Registration subscribe(ByteString subject, @Nullable ByteString queue, Receiver receiver);

    /**
     * Publishes a message. The arrays are copied. If the subject has no subscribers, an empty message with the status 503 is sent to {@code
     * reply}.
     *
     * @param reply the reply subject; null for none
     */
    default void publish(ByteString subject, @Nullable ByteString reply, byte[] body) {
        publish(subject, reply, body, body.length);
    }

    /** Publishes a message with the first {@code length} bytes of {@code body}. */
    void publish(ByteString subject, @Nullable ByteString reply, byte[] body, int length);

    /**
     * Runs a task in a later turn, after the commits of this one, when the server has received everything published or subscribed before,
     * and this client has received everything that the server had for it. If the connection is lost, the task runs without these promises.
     */
    void flush(Runnable then);

    /** Whether its server can be reached at the moment. What is published meanwhile may be lost. A client inside the broker always is. */
    default boolean isConnected() {
        return true;
    }

    /** Runs a task in a turn each time that the connection was lost and the subscriptions are in place again. */
    default void onReconnect(Runnable task) {}

    /** Ends all subscriptions and the connection. Messages received before may still be delivered. */
    @Override
    void close();

    /** A subscription of a client. */
    interface Registration {

        /** Ends the subscription. Must be called in a turn; messages received before may still be delivered. */
        void unsubscribe();
    }
}
