package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slow consumer that the server has disconnected, kept as long as the dashboard runs.
 *
 * @param number counted from one, in the order of detection
 * @param server the name of the server, or its id; null if it is not reported
 * @param at the server's time of the detection; null if it is not reported
 * @param conn the connection; null if it was not found
 * @param samples the samples before its end, the oldest first; empty if there are none
 * @param missing why the connection was not found; empty if it was
 */
public record IncidentRow(
        int number,
        @Nullable String server,
        @Nullable Instant at,
        @Nullable ConnInfo conn,
        List<PendingSample> samples,
        String missing) {

    /** The time of the disconnection or of its detection. */
    public @Nullable Instant when() {
        return conn == null || conn.stop() == null ? at : conn.stop();
    }

    /**
     * The bytes pending at its end: the larger of the last sample and the number that the server remembers, because each may be from a
     * moment at which some of them were gone. Null if neither is known.
     */
    public @Nullable Long pending() {
        Long seen = samples.isEmpty() ? null : samples.get(samples.size() - 1).pending();
        Long reported = conn == null ? null : conn.pendingBytes();
        if (seen == null || reported == null) {
            return seen == null ? reported : seen;
        }
        return Math.max(seen, reported);
    }

    /** Why it was cut; when the victim was not found, why not. */
    public @Nullable String reason() {
        return conn == null ? missing : conn.reason();
    }

    /** A graph of what waited for it, in one line. */
    public String graph() {
        return PendingSample.graph(samples);
    }
}
