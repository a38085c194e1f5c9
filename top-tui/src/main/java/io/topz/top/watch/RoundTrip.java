package io.topz.top.watch;

import io.topz.collectors.text.GoDuration;
import io.topz.top.format.Quantity;
import io.topz.top.format.SafeText;
import io.topz.top.format.Times;
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

    /**
     * For people: {@code 2.1ms} of {@code 2.09788ms}, a dash when it was not measured yet, and as the server prints it when that is
     * wanted or it cannot be read.
     */
    public static String text(@Nullable String rtt, boolean raw) {
        if (rtt == null || rtt.equals("0s")) {
            return Quantity.UNKNOWN;
        }
        Long nanos = raw ? null : nanos(rtt);
        return nanos == null ? SafeText.of(rtt) : Times.latency(nanos);
    }
}
