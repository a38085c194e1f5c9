package io.topz.app;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags of NATS Streaming, named as in nats-streaming-server. */
final class StreamingFlags {

    @ArgGroup(validate = false, heading = "%nNATS Streaming: channels and durable subscriptions%n")
    private Given given = new Given();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Given {
        @Option(
                names = {"-stan", "--streaming"},
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "turn NATS Streaming on")
        boolean streaming;

        @Option(
                names = {"-cid", "--cluster_id"},
                paramLabel = "NAME",
                description = "cluster id that clients give (default: test-cluster)")
        @Nullable
        String clusterId;

        @Option(
                names = {"-st", "--store"},
                paramLabel = "KIND",
                description = "MEMORY or FILE (default: MEMORY, or FILE when -dir is given)")
        @Nullable
        String store;

        @Option(
                names = {"-dir", "--dir"},
                paramLabel = "DIR",
                description = "keep channels below this directory")
        @Nullable
        Path directory;

        @Option(
                names = {"-mc", "--max_channels"},
                paramLabel = "N",
                description = "channels, 0 without limit (default: 100)")
        @Nullable
        Integer maxChannels;

        @Option(
                names = {"-msu", "--max_subs"},
                paramLabel = "N",
                description = "subscriptions per channel, 0 without limit (default: 1000)")
        @Nullable
        Integer maxSubscriptions;

        @Option(
                names = {"-mm", "--max_msgs"},
                paramLabel = "N",
                description = "messages per channel, 0 without limit (default: 1000000)")
        @Nullable
        Long maxMessages;

        @Option(
                names = {"-mb", "--max_bytes"},
                paramLabel = "SIZE",
                description = "bytes of messages per channel, 0 without limit (default: 1024000000)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxBytes;

        @Option(
                names = {"-ma", "--max_age"},
                paramLabel = "TIME",
                description = "age of messages, 0 without limit (default: 0s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration maxAge;

        @Option(
                names = {"-mi", "--max_inactivity"},
                paramLabel = "TIME",
                description = "time after which a channel that nobody uses is deleted, 0 for never (default: 0s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration maxInactivity;

        @Option(
                names = "--channel_limits",
                paramLabel = "NAME:LIMIT=VALUE,...",
                description =
                        "limits of the channels that NAME matches (* is one token, a final > one or more) in place of the"
                                + " general ones: max_subs, max_msgs, max_bytes, max_age, max_inactivity; repeatable",
                converter = NamedOverrides.Converter.class)
        List<NamedOverrides> channelLimits = new ArrayList<>();

        @Option(
                names = {"-hbi", "--hb_interval"},
                paramLabel = "TIME",
                description = "time between heartbeats to a client (default: 30s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration heartbeatInterval;

        @Option(
                names = {"-hbt", "--hb_timeout"},
                paramLabel = "TIME",
                description = "time that a client has to answer one (default: 10s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration heartbeatTimeout;

        @Option(
                names = {"-hbf", "--hb_fail_count"},
                paramLabel = "N",
                description = "a client that misses more heartbeats in a row is closed (default: 10)")
        @Nullable
        Integer heartbeatFailures;

        @Option(
                names = "--replace_durable",
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "let a durable subscription replace the one of the same name that is online")
        boolean replaceDurable;

        @Option(
                names = "--streaming_max_inbox",
                paramLabel = "SIZE",
                description = "size of the queue for NATS Streaming; messages beyond it are refused (default: 64 MiB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxInbox;

        @Option(
                names = "--monitor_stream_timeout",
                paramLabel = "TIME",
                description = "time limit for NATS Streaming to answer a monitoring request (default: 1s)",
                converter = LimitFlags.Time.class)
        @Nullable
        Duration monitorTimeout;
    }

    /** Whether the flag that turns NATS Streaming on is given. */
    boolean isOn() {
        return given.streaming;
    }

    /**
     * The requested options.
     *
     * @param syncInterval the interval at which written data is forced to the disk; null for the default
     */
    StreamingOptions options(@Nullable Duration syncInterval) {
        StreamingOptionsBuilder options = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(directory())
                .limits(storeLimits())
                .replaceDurable(given.replaceDurable);
        if (given.clusterId != null) {
            options.clusterId(given.clusterId);
        }
        if (syncInterval != null) {
            options.syncInterval(syncInterval);
        }
        if (given.heartbeatInterval != null) {
            options.heartbeatInterval(given.heartbeatInterval);
        }
        if (given.heartbeatTimeout != null) {
            options.heartbeatTimeout(given.heartbeatTimeout);
        }
        if (given.heartbeatFailures != null) {
            options.maxHeartbeatFailures(given.heartbeatFailures);
        }
        if (given.maxInbox != null) {
            options.maxInboxBytes(given.maxInbox);
        }
        if (given.monitorTimeout != null) {
            options.monitorTimeout(given.monitorTimeout);
        }
        return options.build();
    }

    private @Nullable Path directory() {
        String store = given.store == null ? "" : given.store.toUpperCase(Locale.ROOT);
        return switch (store) {
            case "" -> given.directory;
            case "MEMORY" -> null;
            case "FILE" -> {
                if (given.directory == null) {
                    throw new IllegalArgumentException("-st FILE needs a directory: give it with -dir");
                }
                yield given.directory;
            }
            case "SQL" ->
                throw new IllegalArgumentException(
                        "topz keeps channels in memory or in files, not in SQL: use -st FILE");
            default -> throw new IllegalArgumentException("-st is MEMORY or FILE, not " + given.store);
        };
    }

    private StoreLimits storeLimits() {
        Map<String, ChannelOverrides> overrides = new HashMap<>();
        for (NamedOverrides override : given.channelLimits) {
            if (overrides.put(override.name(), override.overrides()) != null) {
                throw new IllegalArgumentException("--channel_limits names \"" + override.name() + "\" twice");
            }
        }
        int maxChannels = given.maxChannels == null ? StoreLimits.DEFAULT.maxChannels() : given.maxChannels;
        return new StoreLimits(maxChannels, limits(), overrides);
    }

    private ChannelLimits limits() {
        ChannelLimits limits = ChannelLimits.DEFAULT;
        return new ChannelLimits(
                given.maxSubscriptions == null ? limits.maxSubscriptions() : given.maxSubscriptions,
                given.maxMessages == null ? limits.maxMessages() : given.maxMessages,
                given.maxBytes == null ? limits.maxBytes() : given.maxBytes,
                given.maxAge == null ? limits.maxAge() : given.maxAge,
                given.maxInactivity == null ? limits.maxInactivity() : given.maxInactivity);
    }
}
