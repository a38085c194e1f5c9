package io.topz.broker.streaming.differential;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings of a streaming server.
 *
 * @param flags the flags of nats-streaming-server without the hyphen, with their values
 */
record StreamingSettings(Map<String, String> flags) {

    /** Parses {@code st=FILE mc=2}. */
    static StreamingSettings parse(String text) {
        Map<String, String> flags = new TreeMap<>();
        for (String flag : text.strip().split("\\s+")) {
            if (!flag.isEmpty()) {
                int equals = flag.indexOf('=');
                flags.put(flag.substring(0, equals), flag.substring(equals + 1));
            }
        }
        return new StreamingSettings(flags);
    }

    boolean isStored() {
        return "FILE".equals(flags.get("st"));
    }

    /** Starts our broker with these settings. */
    OurServer startOurs(Path store) {
        StreamingOptionsBuilder options =
                StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT).storeDirectory(isStored() ? store : null);
        flags.forEach((flag, value) -> set(options, flag, value));
        return OurServer.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(options.build())
                .build());
    }

    private static void set(StreamingOptionsBuilder options, String flag, String value) {
        ChannelLimits limits = options.limits();
        switch (flag) {
            case "st" -> {
                // The store directory already selects files.
            }
            case "mc" -> options.maxChannels(Integer.parseInt(value));
            case "msu" ->
                options.limits(new ChannelLimits(
                        Integer.parseInt(value),
                        limits.maxMessages(),
                        limits.maxBytes(),
                        limits.maxAge(),
                        limits.maxInactivity()));
            case "mm" ->
                options.limits(new ChannelLimits(
                        limits.maxSubscriptions(),
                        Long.parseLong(value),
                        limits.maxBytes(),
                        limits.maxAge(),
                        limits.maxInactivity()));
            case "mb" ->
                options.limits(new ChannelLimits(
                        limits.maxSubscriptions(),
                        limits.maxMessages(),
                        Long.parseLong(value),
                        limits.maxAge(),
                        limits.maxInactivity()));
            case "ma" ->
                options.limits(new ChannelLimits(
                        limits.maxSubscriptions(),
                        limits.maxMessages(),
                        limits.maxBytes(),
                        duration(value),
                        limits.maxInactivity()));
            case "mi" ->
                options.limits(new ChannelLimits(
                        limits.maxSubscriptions(),
                        limits.maxMessages(),
                        limits.maxBytes(),
                        limits.maxAge(),
                        duration(value)));
            case "hbi" -> options.heartbeatInterval(duration(value));
            case "hbt" -> options.heartbeatTimeout(duration(value));
            case "hbf" -> options.maxHeartbeatFailures(Integer.parseInt(value));
            case "replace_durable" -> options.replaceDurable(Boolean.parseBoolean(value));
            default -> throw new IllegalArgumentException("unknown flag " + flag);
        }
    }

    /** Parses {@code 200ms} and {@code 10s}. */
    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
