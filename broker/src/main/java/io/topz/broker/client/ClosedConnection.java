package io.topz.broker.client;

import io.topz.broker.protocol.ConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of a connection at its end. */
public record ClosedConnection(
        long cid,
        String ip,
        int port,
        Instant start,
        Instant lastActivity,
        Optional<Duration> rtt,
        long pendingBytes,
        long inMsgs,
        long inBytes,
        long outMsgs,
        long outBytes,
        List<SubscriptionFigures> subscriptions,
        Optional<ConnectOptions> connectOptions,
        String accountName,
        Optional<End> end)
        implements Connection {

    static ClosedConnection of(Connection open, End end) {
        return new ClosedConnection(
                open.cid(),
                open.ip(),
                open.port(),
                open.start(),
                open.lastActivity(),
                open.rtt(),
                open.pendingBytes(),
                open.inMsgs(),
                open.inBytes(),
                open.outMsgs(),
                open.outBytes(),
                open.subscriptions(),
                open.connectOptions(),
                open.accountName(),
                Optional.of(end));
    }

    @Override
    public int subscriptionCount() {
        return subscriptions.size();
    }
}
