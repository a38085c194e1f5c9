package io.topz.broker.streaming.session;

import io.topz.broker.streaming.message.ByteRange;
import io.topz.streaming.state.ClientRecord;
import java.nio.charset.StandardCharsets;

/** The session of a client: from its connect request until it closes, is replaced, or stops answering heartbeats. */
public final class ClientSession {

    private final ClientRecord record;
    private final byte[] id;
    private final byte[] connectionId;
    private int failedHeartbeats;
    private boolean ended;

    ClientSession(ClientRecord record) {
        this.record = record;
        id = record.getId().getBytes(StandardCharsets.UTF_8);
        connectionId = record.getConnectionId().toByteArray();
    }

    /** The stored description of the client. */
    public ClientRecord record() {
        return record;
    }

    public String id() {
        return record.getId();
    }

    /** Whether a request with these ids is from its client. Without a connection id, the client id counts. */
    boolean isFoundBy(ByteRange otherId, ByteRange otherConnectionId) {
        return otherConnectionId.isEmpty() ? otherId.equalTo(id) : otherConnectionId.equalTo(connectionId);
    }

    /** Whether its last heartbeat was not answered. */
    public boolean isFailing() {
        return failedHeartbeats > 0;
    }

    /** Whether the session has ended. */
    public boolean hasEnded() {
        return ended;
    }

    int heartbeatFailed() {
        return ++failedHeartbeats;
    }

    void heartbeatAnswered() {
        failedHeartbeats = 0;
    }

    void end() {
        ended = true;
    }
}
