package io.topz.top.format;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.watch.RoundTrip;
import org.jspecify.annotations.Nullable;

/** Formats round-trip times. */
public final class RoundTripText {

    private RoundTripText() {}

    /**
     * {@code 2.1ms} for {@code 2.09788ms}; a dash before the first measurement.
     *
     * @param raw whether to return the text of the server, which is also used if it cannot be parsed
     */
    public static String of(@Nullable String rtt, boolean raw) {
        if (rtt == null || rtt.equals("0s")) {
            return Quantity.UNKNOWN;
        }
        Long nanos = raw ? null : RoundTrip.nanos(rtt);
        return nanos == null ? SafeText.of(rtt) : Times.latency(nanos);
    }
}
