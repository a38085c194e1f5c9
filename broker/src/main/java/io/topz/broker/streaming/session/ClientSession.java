package io.topz.broker.streaming.session;

import io.topz.streaming.state.ClientRecord;

/** The session of a client: from its connect request until it closes, is replaced, or no longer answers heartbeats. */
public final class ClientSession {

    private final ClientRecord record;
    private int failedHeartbeats;
    private boolean ended;

    ClientSession(ClientRecord record) {
        this.record = record;
    }

    /** What the client has said of itself. */
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

    /** Whether it is no longer a client. */
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
