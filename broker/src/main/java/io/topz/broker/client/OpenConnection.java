package io.topz.broker.client;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open connection. This class holds its identity, which never changes. */
public abstract class OpenConnection implements Connection {

    private final long cid;
    private final String ip;
    private final int port;
    private final Instant start;

    /** A connection of a peer; null if it has gone already. */
    OpenConnection(long cid, @Nullable InetSocketAddress peer, Instant start) {
        this(cid, peer == null ? "" : peer.getAddress().getHostAddress(), peer == null ? 0 : peer.getPort(), start);
    }

    protected OpenConnection(long cid, String ip, int port, Instant start) {
        this.cid = cid;
        this.ip = ip;
        this.port = port;
        this.start = start;
    }

    @Override
    public final long cid() {
        return cid;
    }

    @Override
    public final String ip() {
        return ip;
    }

    @Override
    public final int port() {
        return port;
    }

    @Override
    public final Instant start() {
        return start;
    }

    @Override
    public final Optional<End> end() {
        return Optional.empty();
    }
}
