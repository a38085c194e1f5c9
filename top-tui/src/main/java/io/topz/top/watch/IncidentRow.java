package io.topz.top.watch;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slow consumer that the server cut, kept as long as the dashboard runs.
 *
 * @param number counted from one, in the order in which they were seen
 * @param at the server's time when it was seen, null when it does not say
 * @param conn the victim, null when it was not among the closed connections any more
 * @param samples of it before its end, the oldest first; empty when connections were not watched then
 */
public record IncidentRow(
        int number, @Nullable Instant at, @Nullable ConnInfo conn, List<PendingSample> samples) {}
