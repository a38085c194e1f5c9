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

    /** What CONNECT said. */
    Optional<ConnectOptions> options();

    /**
     * INFO is sent, CONNECT has not come. Without a required login the client may do everything already.
     *
     * @param loginRequired whether nothing but CONNECT may come
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

    /** CONNECT has come and was refused: the record of the closed connection names the client. */
    record Refused(Optional<ConnectOptions> options) implements Lifecycle {}

    /** CONNECT has come and was good. */
    record Connected(Optional<ConnectOptions> options) implements Lifecycle {}

    /** Over: nothing is read or delivered any more. */
    record Closed(Optional<ConnectOptions> options) implements Lifecycle {}
}
