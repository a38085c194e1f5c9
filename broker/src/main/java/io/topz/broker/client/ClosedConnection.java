package io.topz.broker.client;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.protocol.ConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The state of a connection at its end. */
@RecordBuilder
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
        return ClosedConnectionBuilder.builder()
                .cid(open.cid())
                .ip(open.ip())
                .port(open.port())
                .start(open.start())
                .lastActivity(open.lastActivity())
                .rtt(open.rtt())
                .pendingBytes(open.pendingBytes())
                .inMsgs(open.inMsgs())
                .inBytes(open.inBytes())
                .outMsgs(open.outMsgs())
                .outBytes(open.outBytes())
                .subscriptions(open.subscriptions())
                .connectOptions(open.connectOptions())
                .accountName(open.accountName())
                .end(Optional.of(end))
                .build();
    }

    @Override
    public int subscriptionCount() {
        return subscriptions.size();
    }
}
