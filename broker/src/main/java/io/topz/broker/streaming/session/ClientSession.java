package io.topz.broker.streaming.session;

import io.topz.streaming.state.ClientRecord;

/** The session of a client: from its connect request until it closes, is replaced, or stops answering heartbeats. */
public final class ClientSession {

    private final ClientRecord record;
    private int failedHeartbeats;
    private boolean ended;

    ClientSession(ClientRecord record) {
        this.record = record;
    }

    /** The stored description of the client. */
    public ClientRecord record() {
        return record;
    }

    public String id() {
        return record.getId();
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
