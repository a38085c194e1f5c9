package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * The traffic counters of a server, a connection or a subscription at one moment. Unsigned 64-bit numbers; null is not known.
 *
 * @param inMsgs messages that came in
 * @param outMsgs messages that went out
 * @param inBytes bytes that came in
 * @param outBytes bytes that went out
 */
public record Counters(
        @Nullable Long inMsgs,
        @Nullable Long outMsgs,
        @Nullable Long inBytes,
        @Nullable Long outBytes) {

    /** Messages in both directions; null when one of them is not known. */
    public @Nullable Long msgs() {
        return inMsgs == null || outMsgs == null ? null : Long.valueOf(inMsgs + outMsgs);
    }
}
