package io.topz.metrics.watch;

import io.topz.collectors.text.GoDuration;
import org.jspecify.annotations.Nullable;

/** Round trips as servers print them. */
public final class RoundTrip {

    private RoundTrip() {}

    /** In nanoseconds; null when it was not measured yet ({@code 0s}), or is printed in another way than today. */
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
