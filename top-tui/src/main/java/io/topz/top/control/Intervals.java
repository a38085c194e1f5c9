package io.topz.top.control;

import java.time.Duration;
import java.util.List;

/** The intervals that the keys select; any other can be given on the command line. */
final class Intervals {

    private static final List<Duration> STEPS = List.of(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private Intervals() {}

    /** The next longer interval; the same if there is none. */
    static Duration longer(Duration interval) {
        return STEPS.stream()
                .filter(step -> step.compareTo(interval) > 0)
                .findFirst()
                .orElse(interval);
    }

    /** The next shorter interval; the same if there is none. */
    static Duration shorter(Duration interval) {
        return STEPS.stream()
                .filter(step -> step.compareTo(interval) < 0)
                .reduce((first, second) -> second)
                .orElse(interval);
    }
}
