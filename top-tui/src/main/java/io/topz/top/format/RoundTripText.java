package io.topz.top.format;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.watch.RoundTrip;
import org.jspecify.annotations.Nullable;

/** Writes round-trip times for the screen. */
public final class RoundTripText {

    private RoundTripText() {}

    /**
     * {@code 2.1ms} for {@code 2.09788ms}, and a dash when it has not been measured yet.
     *
     * @param raw whether the text of the server is wanted; it is also used when it cannot be parsed
     */
    public static String of(@Nullable String rtt, boolean raw) {
        if (rtt == null || rtt.equals("0s")) {
            return Quantity.UNKNOWN;
        }
        Long nanos = raw ? null : RoundTrip.nanos(rtt);
        return nanos == null ? SafeText.of(rtt) : Times.latency(nanos);
    }
}
