package io.topz.app;

import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.ClientLimitsBuilder;
import io.topz.collectors.text.GoDuration;
import io.topz.metrics.text.Amount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags of the broker's limits, named as in nats-server's configuration file. */
final class LimitFlags {

    @ArgGroup(validate = false, heading = "%nLimits (sizes as 64MB or 4096, times as 500ms, 10s, 2m)%n")
    private Limits limits = new Limits();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Limits {
        @Option(names = "--max_connections", paramLabel = "N", description = "maximal number of client connections")
        @Nullable
        Integer maxConnections;

        @Option(
                names = "--max_subscriptions",
                paramLabel = "N",
                description = "maximal number of subscriptions of a connection")
        @Nullable
        Integer maxSubscriptions;

        @Option(
                names = "--max_control_line",
                paramLabel = "SIZE",
                description = "maximal length of a protocol line",
                converter = Size.class)
        @Nullable
        Long maxControlLine;

        @Option(
                names = "--max_payload",
                paramLabel = "SIZE",
                description = "maximal size of a message with its headers",
                converter = Size.class)
        @Nullable
        Long maxPayload;

        @Option(
                names = "--max_pending",
                paramLabel = "SIZE",
                description = "bytes that may wait for a connection before it is closed as a slow consumer",
                converter = Size.class)
        @Nullable
        Long maxPending;

        @Option(
                names = "--write_deadline",
                paramLabel = "TIME",
                description = "time limit for a write; then the connection is closed as a slow consumer",
                converter = Time.class)
        @Nullable
        Duration writeDeadline;

        @Option(
                names = "--auth_timeout",
                paramLabel = "TIME",
                description = "time limit for a client to log in",
                converter = Time.class)
        @Nullable
        Duration authTimeout;

        @Option(
                names = "--ping_interval",
                paramLabel = "TIME",
                description = "time between pings to a silent client",
                converter = Time.class)
        @Nullable
        Duration pingInterval;

        @Option(
                names = "--ping_max",
                paramLabel = "N",
                description = "unanswered pings before a connection is closed as stale")
        @Nullable
        Integer pingMax;

        @Option(
                names = "--max_closed_clients",
                paramLabel = "N",
                description = "number of closed connections to remember")
        @Nullable
        Integer maxClosedClients;

        @Option(
                names = "--announce_version",
                paramLabel = "X.Y.Z",
                description =
                        "version of nats-server that is announced to clients (default: the one whose features are implemented)")
        @Nullable
        String announceVersion;
    }

    /** Sets what was given. */
    void applyTo(BrokerOptionsBuilder options) {
        options.limits(clientLimits());
        if (limits.announceVersion != null) {
            options.version(limits.announceVersion);
        }
    }

    private ClientLimits clientLimits() {
        Limits given = limits;
        ClientLimitsBuilder builder = ClientLimits.builder();
        if (given.maxConnections != null) {
            builder.maxConnections(given.maxConnections);
        }
        if (given.maxSubscriptions != null) {
            builder.maxSubscriptions(given.maxSubscriptions);
        }
        if (given.maxControlLine != null) {
            builder.maxControlLineBytes(Math.toIntExact(given.maxControlLine));
        }
        if (given.maxPayload != null) {
            builder.maxPayloadBytes(Math.toIntExact(given.maxPayload));
        }
        if (given.maxPending != null) {
            builder.maxPendingBytes(given.maxPending);
        }
        if (given.writeDeadline != null) {
            builder.writeDeadline(given.writeDeadline);
        }
        if (given.authTimeout != null) {
            builder.authTimeout(given.authTimeout);
        }
        if (given.pingInterval != null) {
            builder.pingInterval(given.pingInterval);
        }
        if (given.pingMax != null) {
            builder.pingMax(given.pingMax);
        }
        if (given.maxClosedClients != null) {
            builder.maxClosedClients(given.maxClosedClients);
        }
        return builder.build();
    }

    /** Parses 4096, 64K, 64KB, 1MB, 1GB. Units are powers of 1024, with or without an i, as in nats-server. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Long size = Amount.size(text);
            if (size == null) {
                throw new TypeConversionException("'" + text + "' is not a size such as 4096, 512KB or 64MB");
            }
            return size;
        }
    }

    /** Parses 500ms, 10s, 1m30s. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.ofNanos(GoDuration.parse(text));
            } catch (IllegalArgumentException notADuration) {
                throw new TypeConversionException("'" + text + "' is not a time such as 500ms, 10s or 1m30s");
            }
        }
    }
}
