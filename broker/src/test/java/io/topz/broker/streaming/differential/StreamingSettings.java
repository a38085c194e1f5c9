package io.topz.broker.streaming.differential;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.broker.testing.OurServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a streaming server.
 *
 * @param flags the flags of nats-streaming-server without the hyphen, with their values
 * @param channels the limits of some channels by name or pattern: the keys and values of a configuration file
 */
public record StreamingSettings(Map<String, String> flags, Map<String, Map<String, String>> channels) {

    /** The beginning of the setting of a channel. */
    private static final String CHANNEL = "channel:";

    private static final Set<String> STORE_FLAGS = Set.of("st", "mc", "msu", "mm", "mb", "ma", "mi");

    /** Parses {@code st=FILE mc=2 channel:foo.>=max_msgs:1,max_age:2s}. */
    public static StreamingSettings parse(String text) {
        Map<String, String> flags = new TreeMap<>();
        Map<String, Map<String, String>> channels = new TreeMap<>();
        for (String setting : text.strip().split("\\s+")) {
            int equals = setting.indexOf('=');
            if (setting.startsWith(CHANNEL)) {
                channels.put(setting.substring(CHANNEL.length(), equals), values(setting.substring(equals + 1)));
            } else if (!setting.isEmpty()) {
                flags.put(setting.substring(0, equals), setting.substring(equals + 1));
            }
        }
        return new StreamingSettings(flags, channels);
    }

    private static Map<String, String> values(String text) {
        return Stream.of(text.split(","))
                .map(limit -> limit.split(":"))
                .collect(Collectors.toMap(limit -> limit[0], limit -> limit[1], (a, b) -> b, TreeMap::new));
    }

    boolean isStored() {
        return "FILE".equals(flags.get("st"));
    }

    /** The configuration of nats-streaming-server that has the limits of channels. */
    String configuration() {
        StringBuilder text = new StringBuilder("streaming { store_limits { channels {\n");
        channels.forEach((name, limits) -> {
            text.append('"').append(name).append("\": {");
            // Times are texts, and all other values are numbers.
            limits.forEach((key, value) -> text.append(key)
                    .append(": ")
                    .append(value.matches("\\d+") ? value : '"' + value + '"')
                    .append(", "));
            text.append("}\n");
        });
        return text.append("} } }\n").toString();
    }

    /** Starts our broker with these settings. */
    OurServer startOurs(Path store) {
        return OurServer.start(options(store));
    }

    /** The options of a broker with these settings. */
    public BrokerOptions options(Path store) {
        StreamingOptionsBuilder options = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(isStored() ? store : null)
                .limits(limits());
        flags.forEach((flag, value) -> set(options, flag, value));
        return BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(options.build())
                .build();
    }

    private StoreLimits limits() {
        ChannelLimits defaults = ChannelLimits.DEFAULT;
        ChannelLimits general = new ChannelLimits(
                flag("msu", Integer::valueOf, defaults.maxSubscriptions()),
                flag("mm", Long::valueOf, defaults.maxMessages()),
                flag("mb", Long::valueOf, defaults.maxBytes()),
                flag("ma", StreamingSettings::duration, defaults.maxAge()),
                flag("mi", StreamingSettings::duration, defaults.maxInactivity()));
        Map<String, ChannelOverrides> overrides = new TreeMap<>();
        channels.forEach((name, limits) -> overrides.put(name, overrides(limits)));
        return new StoreLimits(flag("mc", Integer::valueOf, StoreLimits.DEFAULT.maxChannels()), general, overrides);
    }

    private <T> T flag(String flag, Function<String, T> parse, T absent) {
        String value = flags.get(flag);
        return value == null ? absent : parse.apply(value);
    }

    private static ChannelOverrides overrides(Map<String, String> limits) {
        return new ChannelOverrides(
                value(limits, "max_subs", Integer::valueOf),
                value(limits, "max_msgs", Long::valueOf),
                value(limits, "max_bytes", Long::valueOf),
                value(limits, "max_age", StreamingSettings::duration),
                value(limits, "max_inactivity", StreamingSettings::duration));
    }

    private static <T> @Nullable T value(Map<String, String> limits, String key, Function<String, T> parse) {
        String value = limits.get(key);
        return value == null ? null : parse.apply(value);
    }

    private static void set(StreamingOptionsBuilder options, String flag, String value) {
        switch (flag) {
            case "hbi" -> options.heartbeatInterval(duration(value));
            case "hbt" -> options.heartbeatTimeout(duration(value));
            case "hbf" -> options.maxHeartbeatFailures(Integer.parseInt(value));
            case "replace_durable" -> options.replaceDurable(Boolean.parseBoolean(value));
            default -> {
                if (!STORE_FLAGS.contains(flag)) {
                    throw new IllegalArgumentException("unknown flag " + flag);
                }
            }
        }
    }

    /** Parses {@code 200ms} and {@code 10s}. */
    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
