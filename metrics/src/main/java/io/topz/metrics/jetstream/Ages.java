package io.topz.metrics.jetstream;

import io.topz.collectors.text.GoTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Computes ages by the server's clock. */
public final class Ages {

    private Ages() {}

    /** The time from {@code then} to {@code now}, at least zero; null if one is unknown or the zero time, which means never. */
    public static @Nullable Duration between(@Nullable Instant then, @Nullable Instant now) {
        if (then == null || now == null || !then.isAfter(GoTime.ZERO)) {
            return null;
        }
        Duration age = Duration.between(then, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
