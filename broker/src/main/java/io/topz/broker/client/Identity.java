package io.topz.broker.client;

import io.topz.broker.protocol.ServerInfo;
import java.time.Instant;

/** The identity of a broker: its id, its name, and the INFO that it sends to every client. Thread-safe. */
public final class Identity {

    private final Instant start;
    private volatile ServerInfo info;

    public Identity(ServerInfo info, Instant start) {
        this.info = info;
        this.start = start;
    }

    /** The INFO for all clients, without the address and id of a client. */
    public ServerInfo info() {
        return info;
    }

    /** Replaces the INFO, for instance when the port is bound or the broker is about to stop. */
    public void setInfo(ServerInfo info) {
        this.info = info;
    }

    /** The server id, unique for this start. */
    public String serverId() {
        return info.serverId();
    }

    /** The server name. */
    public String serverName() {
        return info.serverName();
    }

    /** The time at which the broker was started. */
    public Instant start() {
        return start;
    }
}
