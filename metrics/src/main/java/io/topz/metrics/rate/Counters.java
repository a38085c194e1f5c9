package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * The traffic counters of a server, a connection or a subscription at one moment, as unsigned 64-bit numbers. Unknown values are null.
 *
 * @param inMsgs received messages
 * @param outMsgs sent messages
 * @param inBytes received bytes
 * @param outBytes sent bytes
 */
public record Counters(
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes) {

    /** The messages in both directions; null if one of them is unknown. */
    public @Nullable Long msgs() {
        return inMsgs == null || outMsgs == null ? null : Long.valueOf(inMsgs + outMsgs);
    }
}
