package io.topz.broker.client;

import io.topz.broker.protocol.ServerInfo;
import java.time.Instant;

/** The identity of a broker: its id, its name, and the INFO that it sends to every client. Safe for any thread. */
public final class Identity {

    private final Instant start;
    private volatile ServerInfo info;

    public Identity(ServerInfo info, Instant start) {
        this.info = info;
        this.start = start;
    }

    /** The INFO for every client, without its own address and id. */
    public ServerInfo info() {
        return info;
    }

    /** Replaces the INFO: the port is bound, or the broker is about to stop. */
    public void setInfo(ServerInfo info) {
        this.info = info;
    }

    /** Unique for this start. */
    public String serverId() {
        return info.serverId();
    }

    /** How the broker calls itself. */
    public String serverName() {
        return info.serverName();
    }

    /** When the broker was started. */
    public Instant start() {
        return start;
    }
}
