package io.topz.top.poll;

import io.topz.metrics.rate.Window;
import java.time.Duration;

/**
 * The interval between polls, which is polite to the server. A server that answers slowly is asked less often (it rests at least as long as
 * it worked), as is one whose answers are large; one that does not answer is asked ever more rarely.
 */
final class Pace {

    /** The longest wait after failures, unless the interval is longer. */
    static final Duration MAX_BACK_OFF = Duration.ofSeconds(10);

    /** What answers may take of the network: more makes polls rarer. */
    static final long MAX_BYTES_PER_SECOND = 4 << 20;

    private Pace() {}

    /** The wait after an answer, so that polls begin one interval apart if the server is quick enough. */
    static Duration afterAnswer(Duration interval, Duration took, long bytes) {
        return max(max(interval, transfer(bytes)).minus(took), took);
    }

    /** The wait after so many failures in a row, at least one. */
    static Duration afterFailure(Duration interval, int failures) {
        Duration longest = max(interval, MAX_BACK_OFF);
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    /** Which samples make a rate at this pace: a poll may be missed, two may not; half an interval is the least. */
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
