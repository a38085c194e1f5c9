package io.topz.app;

import io.topz.monitor.MonitorOptionsBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags of the monitoring port's limits. */
final class MonitorFlags {

    @ArgGroup(
            validate = false,
            heading = "%nLimits of the monitoring port (/limitsz shows how often each was reached)%n")
    private Limits limits = new Limits();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Limits {
        @Option(
                names = "--monitor_workers",
                paramLabel = "N",
                description = "number of threads that build large documents (default: 2)")
        @Nullable
        Integer workers;

        @Option(
                names = "--monitor_max_builds",
                paramLabel = "N",
                description = "maximal number of large documents of a kind that are built at a time (default: 4)")
        @Nullable
        Integer maxBuilds;

        @Option(
                names = "--monitor_max_connections",
                paramLabel = "N",
                description =
                        "maximal number of connections; one more closes the one that has been idle longest (default: 1024)")
        @Nullable
        Integer maxConnections;

        @Option(
                names = "--monitor_max_header",
                paramLabel = "SIZE",
                description = "maximal size of the head of a request (default: 64KB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxHeader;

        @Option(
                names = "--monitor_header_timeout",
                paramLabel = "TIME",
                description = "time limit for the head of a request to arrive (default: 5s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration headerTimeout;

        @Option(
                names = "--monitor_max_pending",
                paramLabel = "SIZE",
                description = "maximal total size of large responses in transfer (default: 64MB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxPending;

        @Option(
                names = "--monitor_stall_timeout",
                paramLabel = "TIME",
                description = "time limit for a reader to take 64 KiB of a large response (default: 10s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration stallTimeout;
    }

    /** Sets the options that were given. */
    void applyTo(MonitorOptionsBuilder options) {
        Limits given = limits;
        if (given.workers != null) {
            options.workers(given.workers);
        }
        if (given.maxBuilds != null) {
            options.maxBuilds(given.maxBuilds);
        }
        if (given.maxConnections != null) {
            options.maxConnections(given.maxConnections);
        }
        if (given.maxHeader != null) {
            options.maxHeaderBytes(Math.toIntExact(given.maxHeader));
        }
        if (given.headerTimeout != null) {
            options.headerTimeout(given.headerTimeout);
        }
        if (given.maxPending != null) {
            options.maxPendingBytes(given.maxPending);
        }
        if (given.stallTimeout != null) {
            options.stallTimeout(given.stallTimeout);
        }
    }
}
