package io.topz.metrics.watch;

import io.topz.collectors.text.GoDuration;
import org.jspecify.annotations.Nullable;

/** Parses round-trip times in the server's format. */
public final class RoundTrip {

    private RoundTrip() {}

    /** The time in nanoseconds; null if it was not measured yet ({@code 0s}) or has an unknown format. */
    public static @Nullable Long nanos(@Nullable String rtt) {
        if (rtt == null || rtt.equals("0s")) {
            return null;
        }
        try {
            return GoDuration.parse(rtt);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
