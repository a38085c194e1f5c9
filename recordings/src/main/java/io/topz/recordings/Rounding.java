package io.topz.recordings;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rounds the last activity of connections to half a second, which is finer than the polls, if very many connections are active at once.
 * These times are random and numerous, and would be most of the recording.
 */
final class Rounding {

    /** The number of recently active connections up to which their times are recorded exactly. */
    static final int EXACT = 256;

    private static final int ACTIVE_SECONDS = 2;

    private static final int HALF_SECOND_NANOS = 500_000_000;

    private Rounding() {}

    static Document apply(Document document) {
        if (!(document instanceof Connz connz) || connz.connections() == null || connz.now() == null) {
            return document;
        }
        Instant since = connz.now().minusSeconds(ACTIVE_SECONDS);
        List<ConnInfo> connections = connz.connections();
        if (connections.stream().filter(conn -> isActive(conn, since)).count() <= EXACT) {
            return document;
        }
        List<ConnInfo> rounded = connections.stream()
                .map(conn -> isActive(conn, since) ? rounded(conn, conn.lastActivity()) : conn)
                .toList();
        return ConnzBuilder.builder(connz).connections(rounded).build();
    }

    private static boolean isActive(ConnInfo conn, Instant since) {
        return conn.lastActivity() != null
                && conn.stop() == null
                && conn.lastActivity().isAfter(since);
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // only the part below a second is rounded
    private static ConnInfo rounded(ConnInfo conn, @Nullable Instant active) {
        return active == null
                ? conn
                : ConnInfoBuilder.builder(conn)
                        .lastActivity(active.minusNanos(active.getNano() % HALF_SECOND_NANOS))
                        .build();
    }
}
