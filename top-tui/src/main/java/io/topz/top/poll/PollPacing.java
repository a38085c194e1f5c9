package io.topz.top.poll;

import io.topz.metrics.rate.Window;
import java.time.Duration;

/**
 * The pacing of polls. A server that answers slowly is polled less often (it rests at least as long as it has worked), and so is one with
 * large answers. After failures the wait grows exponentially.
 */
final class PollPacing {

    /** The longest wait after failures, unless the interval is longer. */
    static final Duration MAX_BACK_OFF = Duration.ofSeconds(10);

    /** The network bandwidth that answers may use; larger answers are requested less often. */
    static final long MAX_BYTES_PER_SECOND = 4 << 20;

    private PollPacing() {}

    /** The wait after an answer: polls begin one interval apart if the server is fast enough. */
    static Duration afterAnswer(Duration interval, Duration took, long bytes) {
        return max(max(interval, transfer(bytes)).minus(took), took);
    }

    /** The wait after that many failures in a row, at least one. */
    static Duration afterFailure(Duration interval, int failures) {
        Duration longest = max(interval, MAX_BACK_OFF);
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** The permitted distance of samples for a rate: at least half an interval; one missed poll is allowed, two are not. */
    static Window window(Duration interval, Duration took, long bytes) {
        Duration period = max(max(interval, transfer(bytes)), took.multipliedBy(2));
        return new Window(interval.dividedBy(2), period.multipliedBy(3).plusSeconds(1));
    }

    private static Duration transfer(long bytes) {
        return Duration.ofMillis(bytes * 1000 / MAX_BYTES_PER_SECOND);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
