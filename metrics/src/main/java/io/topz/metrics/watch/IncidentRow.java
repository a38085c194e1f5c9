package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slow consumer that the server cut, kept as long as the dashboard runs.
 *
 * @param number counted from one, in the order in which they were seen
 * @param server its name, or its id if it has none; null when it does not say
 * @param at the server's time when it was seen, null when it does not say
 * @param conn the victim, null when it was not found
 * @param samples of it before its end, the oldest first; empty when it was not seen
 * @param missing why the victim was not found, empty when it was
 */
public record IncidentRow(
        int number,
        @Nullable String server,
        @Nullable Instant at,
        @Nullable ConnInfo conn,
        List<PendingSample> samples,
        String missing) {

    /** When it was cut, or seen to have been. */
    public @Nullable Instant when() {
        return conn == null || conn.stop() == null ? at : conn.stop();
    }

    /**
     * Its pending bytes at its end: those of its last sample or those that the server remembers, whichever are more, for
     * each may be of a moment at which some of it was gone. Null when neither is known.
     */
    public @Nullable Long pending() {
        Long seen = samples.isEmpty() ? null : samples.get(samples.size() - 1).pending();
        Long told = conn == null ? null : conn.pendingBytes();
        if (seen == null || told == null) {
            return seen == null ? told : seen;
        }
        return Math.max(seen, told);
    }
}
