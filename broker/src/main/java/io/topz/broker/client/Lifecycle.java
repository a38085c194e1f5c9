package io.topz.broker.client;

import io.topz.broker.protocol.ConnectOptions;
import java.util.Optional;

/**
 * The state of a connection.
 *
 * <pre>
 *   Accepted ──CONNECT──▶ Connected ──CONNECT──▶ Connected
 *      ├──CONNECT──▶ Refused ─┐ │
 *      └─────────────┬────────┴─┘
 *                    ▼
 *                  Closed
 * </pre>
 */
sealed interface Lifecycle {

    /** The options sent in CONNECT. */
    Optional<ConnectOptions> options();

    /**
     * INFO was sent and CONNECT has not arrived. If no login is required, the client may already use all commands.
     *
     * @param loginRequired whether only CONNECT is permitted
     */
    record Accepted(boolean loginRequired) implements Lifecycle {
        @Override
        public Optional<ConnectOptions> options() {
            return Optional.empty();
        }

        Connected connected(ConnectOptions options) {
            return new Connected(Optional.of(options));
        }
    }

    /** CONNECT was refused. The options name the client in the record of the closed connection. */
    record Refused(Optional<ConnectOptions> options) implements Lifecycle {}

    /** CONNECT was accepted. */
    record Connected(Optional<ConnectOptions> options) implements Lifecycle {}

    /** The connection is closed: nothing is read or delivered any more. */
    record Closed(Optional<ConnectOptions> options) implements Lifecycle {}
}
