package io.topz.app;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The flags of lame duck mode, which starts on SIGUSR2; they are named as in nats-server's configuration file. */
final class DrainFlags {

    @Option(
            names = "--lame_duck_duration",
            paramLabel = "TIME",
            description = "lame duck mode: time over which clients are closed (default: 2m)",
            converter = LimitFlags.Time.class)
    Duration duration = Duration.ofMinutes(2);

    @Option(
            names = "--lame_duck_grace_period",
            paramLabel = "TIME",
            description = "lame duck mode: time before the first client is closed (default: 10s)",
            converter = LimitFlags.Time.class)
    Duration grace = Duration.ofSeconds(10);

    /** Rejects a grace period that leaves no time to close clients. */
    void check() {
        if (grace.compareTo(duration) >= 0) {
            throw new IllegalArgumentException(
                    "the grace period (--lame_duck_grace_period) must be shorter than all of it "
                            + "(--lame_duck_duration)");
        }
    }
}
