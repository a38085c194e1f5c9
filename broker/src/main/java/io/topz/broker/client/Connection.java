package io.topz.broker.client;

import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A view of a connection, open or closed. Readable by any thread; the figures of an open one change meanwhile. */
public interface Connection {

    /** The connection id: ascending in time, unique per start of the broker. */
    long cid();

    /** The address of the peer without the port. */
    String ip();

    int port();

    /** The time at which it was accepted. */
    Instant start();

    /** The time of the last message in either direction, SUB or UNSUB. PING and PONG do not count. */
    Instant lastActivity();

    /** The round-trip time: from accept to CONNECT, later from PING to PONG; empty before the first measurement. */
    Optional<Duration> rtt();

    /** The number of bytes waiting to be written; for a closed connection, at its end. */
    long pendingBytes();

    long inMsgs();

    long inBytes();

    long outMsgs();

    long outBytes();

    /** The number of subscriptions; for a closed connection, at its end. */
    int subscriptionCount();

    List<SubscriptionFigures> subscriptions();

    /** The options sent in CONNECT; empty before it. */
    Optional<ConnectOptions> connectOptions();

    /** The name of its account. */
    String accountName();

    /** The time and reason of its end; empty while it is open. */
    Optional<End> end();

    /**
     * The end of a connection.
     *
     * @param at the time
     * @param reason the reason
     */
    record End(Instant at, ClosedReason reason) {}
}
