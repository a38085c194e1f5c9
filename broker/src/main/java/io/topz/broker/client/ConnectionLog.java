package io.topz.broker.client;

import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ClosedReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the start, the errors and the end of one connection.
 *
 * <p>Source: the lines of nats-server 2.10.27, such as {@code 127.0.0.1:42896 - cid:5 - authentication error}.
 */
final class ConnectionLog {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLog.class);

    private final ClientConnection connection;

    ConnectionLog(ClientConnection connection) {
        this.connection = connection;
    }

    void created() {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} - Client connection created", name());
        }
    }

    /** Logs an error of the client that ends its connection; {@code why} is the text of the protocol. */
    void failed(ClosedReason reason, String why) {
        switch (reason) {
            case AUTHENTICATION_FAILURE -> LOG.error("{} - authentication error", name());
            case AUTHENTICATION_TIMEOUT, STALE_CONNECTION -> LOG.debug("{} - {}", name(), why);
            case MAX_PAYLOAD_EXCEEDED -> LOG.error("{} - maximum payload exceeded", name());
            case PROTOCOL_VIOLATION, PARSE_ERROR -> LOG.error("{} - Client parser ERROR: {}", name(), why);
            default -> LOG.error("{} - {}", name(), why);
        }
    }

    /** Logs a refused command; the connection stays open. */
    void refused(String why) {
        LOG.error("{} - {}", name(), why);
    }

    /** Logs a defect of the server that ends the connection. */
    void defect(Throwable e) {
        LOG.error("{} - unexpected failure, closing the connection", name(), e);
    }

    private ClientLimits limits() {
        return connection.server().options().limits();
    }

    void closed(ClosedReason reason) {
        switch (reason) {
            case SLOW_CONSUMER_PENDING_BYTES ->
                LOG.info("{} - Slow Consumer Detected: MaxPending of {} Exceeded", name(), limits().maxPendingBytes());
            case SLOW_CONSUMER_WRITE_DEADLINE ->
                LOG.info(
                        "{} - Slow Consumer Detected: WriteDeadline of {} s exceeded with {} total bytes.",
                        name(),
                        limits().writeDeadline().toMillis() / 1000.0,
                        connection.pendingBytes());
            default -> {}
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} - Client connection closed: {}", name(), reason.text());
        }
    }

    /** The name of the connection at the start of every line. */
    String name() {
        String ip = connection.ip();
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + connection.port() + " - cid:" + connection.cid();
    }
}
