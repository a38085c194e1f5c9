package io.topz.app;

import io.topz.monitor.MonitorOptionsBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The limits of the monitoring port as flags. */
final class MonitorFlags {

    @ArgGroup(validate = false, heading = "%nLimits of the monitoring port (/limitsz shows how often each struck)%n")
    private Limits limits = new Limits();

    /** A flag that is absent leaves the default. */
    static final class Limits {
        @Option(
                names = "--monitor_workers",
                paramLabel = "N",
                description = "threads that write large documents (default: 2)")
        @Nullable
        Integer workers;

        @Option(
                names = "--monitor_max_builds",
                paramLabel = "N",
                description = "large documents of a kind that are made at a time (default: 4)")
        @Nullable
        Integer maxBuilds;

        @Option(
                names = "--monitor_max_connections",
                paramLabel = "N",
                description = "open connections; one more closes the one that is idle longest (default: 1024)")
        @Nullable
        Integer maxConnections;

        @Option(
                names = "--monitor_max_header",
                paramLabel = "SIZE",
                description = "request line, and all headers of a request (default: 64KB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxHeader;

        @Option(
                names = "--monitor_header_timeout",
                paramLabel = "TIME",
                description = "for the head of a request to arrive (default: 5s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration headerTimeout;

        @Option(
                names = "--monitor_max_pending",
                paramLabel = "SIZE",
                description = "large answers on their way to readers (default: 64MB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxPending;

        @Option(
                names = "--monitor_stall_timeout",
                paramLabel = "TIME",
                description = "for a reader to take 64 KiB of a large answer (default: 10s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration stallTimeout;
    }

    /** Sets what was given. */
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
