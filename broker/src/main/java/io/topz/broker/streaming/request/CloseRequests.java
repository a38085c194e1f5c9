package io.topz.broker.streaming.request;

import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.CloseRequest;
import io.topz.streaming.protocol.CloseResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles close requests, which end sessions. */
final class CloseRequests {

    private static final Logger LOG = LoggerFactory.getLogger(CloseRequests.class);
    private static final String INVALID_REQUEST = "stan: invalid close request";

    private final RequestContext context;

    CloseRequests(RequestContext context) {
        this.context = context;
    }

    void handle(@Nullable CloseRequest request, ByteString reply) {
        if (request == null) {
            answer(reply, INVALID_REQUEST);
            return;
        }
        context.afterEarlierMessages(() -> close(request.getClientId(), reply));
    }

    private void close(String clientId, ByteString reply) {
        ClientSession session = context.sessions().get(clientId);
        if (session == null) {
            answer(reply, SubscribeRequests.UNKNOWN_CLIENT);
            return;
        }
        end(session);
        context.reactor().afterCommit(() -> {
            String problem = context.state().problem();
            answer(reply, problem == null ? "" : "stan: the close cannot be stored: " + problem);
        });
    }

    private void answer(ByteString reply, String error) {
        Requests.answer(
                context.general(),
                reply,
                CloseResponse.newBuilder().setError(error).build());
    }

    /** Ends a session and its subscriptions; durable ones go offline. */
    void end(ClientSession session) {
        context.heartbeats().stop(session);
        context.subscriptions().closeAll(session);
        context.sessions().end(session);
        LOG.debug(
                "[Client:{}] Closed (Inbox={})", session.id(), session.record().getHeartbeatInbox());
    }
}
