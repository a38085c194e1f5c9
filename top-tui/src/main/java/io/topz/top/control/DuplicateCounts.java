package io.topz.top.control;

import io.topz.collectors.document.ConnInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Detects slow consumers that a server counts twice: it disconnects a client with too many pending bytes, and counts it again when the
 * write in progress times out (nats-server 2.15.1). Not thread-safe.
 */
final class DuplicateCounts {

    /** The maximum number of clients that are kept. */
    private static final int MAX = 1000;

    /** The delay after the deadline within which the second count is reported. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Deque<Instant> cuts = new ArrayDeque<>();

    /** Records a client that was disconnected. */
    void cut(ConnInfo conn) {
        boolean byPending = conn.reason() != null && conn.reason().contains("Pending");
        if (byPending && conn.stop() != null) {
            cuts.addLast(conn.stop());
            if (cuts.size() > MAX) {
                cuts.removeFirst();
            }
        }
    }

    /**
     * The number of counts that repeat clients that were disconnected before.
     *
     * @param counts the counts without another explanation
     * @param since a time at which the server had not counted them yet; null if unknown
     * @param writeDeadline the write deadline of the server
     */
    long take(long counts, @Nullable Instant since, Duration writeDeadline) {
        if (since == null) {
            return 0;
        }
        Instant earliest = since.minus(writeDeadline).minus(LATE);
        cuts.removeIf(cut -> cut.isBefore(earliest));
        long taken = 0;
        while (taken < counts && !cuts.isEmpty() && cuts.getFirst().isBefore(since)) {
            cuts.removeFirst();
            taken++;
        }
        return taken;
    }

    void clear() {
        cuts.clear();
    }
}
