package io.topz.metrics.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The amount of data that waited for a connection at one moment.
 *
 * @param at the server's time
 * @param pending bytes
 * @param outMsgs messages that went out to it per second
 * @param rtt its last round trip, as the server prints it
 */
public record PendingSample(
        Instant at,
        @Nullable Long pending,
        @Nullable Double outMsgs,
        @Nullable String rtt) {}
