package io.topz.broker.streaming.request;

import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.subject.ByteString;
import io.topz.streaming.protocol.ConnectRequest;
import io.topz.streaming.protocol.ConnectResponse;
import io.topz.streaming.protocol.PingRequest;
import io.topz.streaming.protocol.PingResponse;
import io.topz.streaming.state.ClientRecord;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles connect requests, which start sessions, and the pings of clients. */
final class ConnectRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectRequests.class);
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int PROTOCOL = 1;
    private static final String INVALID_REQUEST = "stan: invalid connection request";
    private static final String INVALID_ID =
            "stan: invalid clientID: only alphanumeric and `-` or `_` characters allowed";
    private static final String DUPLICATE_ID = "stan: clientID already registered";
    private static final String REPLACED = "client has been replaced or is no longer registered";

    private final RequestContext context;
    private final CloseRequests closes;

    ConnectRequests(RequestContext context, CloseRequests closes) {
        this.context = context;
        this.closes = closes;
    }

    void handle(@Nullable ConnectRequest request, ByteString reply) {
        if (request == null || request.getHeartbeatInbox().isEmpty()) {
            refuse(reply, INVALID_REQUEST);
            return;
        }
        String id = request.getClientId();
        if (!CLIENT_ID.matcher(id).matches()) {
            refuse(reply, INVALID_ID);
            return;
        }
        if (!Requests.isInbox(request.getHeartbeatInbox())) {
            refuse(reply, INVALID_REQUEST);
            return;
        }
        if (context.heartbeats().isChecking(id)) {
            refuse(reply, DUPLICATE_ID);
            return;
        }
        ClientSession holder = context.sessions().get(id);
        if (holder == null) {
            begin(request, reply);
            return;
        }
        context.heartbeats().check(holder, alive -> {
            if (alive) {
                refuse(reply, DUPLICATE_ID);
            } else {
                if (!holder.hasEnded()) {
                    closes.end(holder);
                }
                begin(request, reply);
            }
        });
    }

    private void refuse(ByteString reply, String error) {
        Requests.answer(
                context.general(),
                reply,
                ConnectResponse.newBuilder().setError(error).build());
    }

    private void begin(ConnectRequest request, ByteString reply) {
        ClientSession session = context.sessions()
                .begin(ClientRecord.newBuilder()
                        .setId(request.getClientId())
                        .setHeartbeatInbox(request.getHeartbeatInbox())
                        .setConnectionId(request.getConnectionId())
                        .setProtocol(request.getProtocol())
                        .setPingInterval(request.getPingInterval())
                        .setPingMaxOut(request.getPingMaxOut())
                        .build());
        context.heartbeats().start(session);
        context.reactor().afterCommit(() -> {
            String problem = context.state().problem();
            if (problem == null) {
                LOG.debug("[Client:{}] Connected (Inbox={})", session.id(), request.getHeartbeatInbox());
                Requests.answer(context.general(), reply, response(request));
            } else {
                closes.end(session);
                refuse(reply, "stan: the client cannot be stored: " + problem);
            }
        });
    }

    private ConnectResponse response(ConnectRequest request) {
        ServiceSubjects subjects = context.subjects();
        ConnectResponse.Builder response = ConnectResponse.newBuilder()
                .setPublishPrefix(subjects.publishPrefix())
                .setSubscribeSubject(subjects.subscribe())
                .setUnsubscribeSubject(subjects.unsubscribe())
                .setCloseSubject(subjects.close())
                .setSubscriptionCloseSubject(subjects.subscriptionClose())
                .setProtocol(PROTOCOL);
        if (request.getProtocol() >= PROTOCOL) {
            response.setPingSubject(subjects.pings())
                    .setPingInterval(request.getPingInterval())
                    .setPingMaxOut(request.getPingMaxOut());
        }
        return response.build();
    }

    /** Answers a ping. One without a connection id gets no answer. */
    void ping(@Nullable PingRequest request, ByteString reply) {
        if (request == null || request.getConnectionId().isEmpty()) {
            return;
        }
        ClientSession session = context.sessions().withConnection(request.getConnectionId());
        PingResponse.Builder response = PingResponse.newBuilder();
        if (session == null) {
            response.setError(REPLACED);
        } else {
            context.heartbeats().heard(session);
        }
        Requests.answer(context.general(), reply, response.build());
    }
}
