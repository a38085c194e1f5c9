package io.topz.metrics.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data pending for a connection at one moment.
 *
 * @param at the server's time
 * @param pending bytes
 * @param outMsgs messages sent to it per second
 * @param rtt its last round-trip time in the server's format
 */
public record PendingSample(
        Instant at,
        @Nullable Long pending,
        @Nullable Double outMsgs,
        @Nullable String rtt) {}
