package io.topz.broker.streaming.request;

import com.google.protobuf.InvalidProtocolBufferException;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.service.NatsClient;
import io.topz.broker.service.RandomId;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds another server with the same cluster id, as nats-streaming-server does before it starts: two of them would both answer every
 * request. It connects as a client whose id is the cluster id; whoever answers is such a server.
 */
public final class Discovery {

    private static final Duration TIMEOUT = Duration.ofMillis(250);

    private final NatsClient client;
    private final String clusterId;
    private final Reactor.Timer timeout;
    private @Nullable Consumer<Boolean> outcome;

    private Discovery(Reactor reactor, NatsClient client, String clusterId, Consumer<Boolean> outcome) {
        this.client = client;
        this.clusterId = clusterId;
        this.outcome = outcome;
        timeout = reactor.schedule(TIMEOUT.toNanos(), () -> complete(false));
    }

    /**
     * Asks on the subject of connect requests. The outcome is known at once if nobody subscribes to it, and otherwise within 250 ms. To be
     * called in a turn.
     *
     * @param client has no other use until then
     */
    public static void ask(Reactor reactor, NatsClient client, String clusterId, Consumer<Boolean> outcome) {
        Discovery discovery = new Discovery(reactor, client, clusterId, outcome);
        ByteString inbox = ByteString.of("_INBOX." + RandomId.nuid(reactor.random()));
        ConnectRequest request = ConnectRequest.newBuilder()
                .setClientId(clusterId)
                .setHeartbeatInbox("_INBOX." + RandomId.nuid(reactor.random()))
                .build();
        client.subscribe(inbox, null, discovery::answered);
        client.publish(ServiceSubjects.bytes(new ServiceSubjects(clusterId).connect()), inbox, request.toByteArray());
    }

    private void answered(Message message) {
        // The answer of a server has no header; the 503 for a subject without subscribers has one.
        if (message.hasHeader()) {
            complete(false);
            return;
        }
        endSession(message);
        client.flush(() -> complete(true));
    }

    /** Ends the session that the other server has begun. */
    private void endSession(Message message) {
        try {
            String subject = ConnectResponse.parser()
                    .parseFrom(message.buffer, message.body, message.bodyLength)
                    .getCloseSubject();
            if (Requests.isInbox(subject)) {
                client.publish(
                        ServiceSubjects.bytes(subject),
                        null,
                        CloseRequest.newBuilder().setClientId(clusterId).build().toByteArray());
            }
        } catch (InvalidProtocolBufferException e) {
            // Something else answers on this subject, and would answer clients, too.
            return;
        }
    }

    private void complete(boolean found) {
        timeout.cancel();
        Consumer<Boolean> waiting = outcome;
        outcome = null;
        if (waiting != null) {
            waiting.accept(found);
        }
    }
}
