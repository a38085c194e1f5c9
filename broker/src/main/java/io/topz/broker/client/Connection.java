package io.topz.broker.client;

import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A view of a connection, open or closed. Readable by any thread; figures of an open one move meanwhile. */
public interface Connection {

    /** Ascending in time, unique per start. */
    long cid();

    /** The peer's address without the port. */
    String ip();

    int port();

    /** When it was accepted. */
    Instant start();

    /** The last message in or out, SUB or UNSUB; PING and PONG do not count. */
    Instant lastActivity();

    /** From accept to CONNECT, later from PING to PONG; empty while neither was seen. */
    Optional<Duration> rtt();

    /** Bytes that wait to be written; for a closed one, at its end. */
    long pendingBytes();

    long inMsgs();

    long inBytes();

    long outMsgs();

    long outBytes();

    /** How many subscriptions it has; for a closed one, had. */
    int subscriptionCount();

    List<SubscriptionFigures> subscriptions();

    /** What CONNECT said; empty before that. */
    Optional<ConnectOptions> connectOptions();

    /** The name of its account. */
    String accountName();

    /** When and why it ended; empty while it is open. */
    Optional<End> end();

    /**
     * The end of a connection.
     *
     * @param at when
     * @param reason why
     */
    record End(Instant at, ClosedReason reason) {}
}
