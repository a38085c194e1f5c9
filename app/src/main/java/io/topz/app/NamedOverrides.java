package io.topz.app;

import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.ChannelOverridesBuilder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The value of {@code --channel_limits}: limits for the channels that a name or pattern matches.
 *
 * @param name the channel, or a pattern
 * @param overrides the limits that were given
 */
record NamedOverrides(String name, ChannelOverrides overrides) {

    /** Parses {@code foo.>:max_msgs=10,max_age=1h}. The names of the limits are those of nats-streaming-server's configuration. */
    static final class Converter implements ITypeConverter<NamedOverrides> {

        private final LimitFlags.Size size = new LimitFlags.Size();
        private final LimitFlags.Time time = new LimitFlags.Time();

        @Override
        public NamedOverrides convert(String text) {
            // A channel's name may contain colons, and a value does not.
            int end = text.lastIndexOf(':');
            if (end <= 0) {
                throw new TypeConversionException(
                        "'" + text + "' is not a channel and its limits, such as 'orders.>:max_msgs=1000,max_age=24h'");
            }
            ChannelOverridesBuilder overrides = ChannelOverridesBuilder.builder();
            for (String limit : text.substring(end + 1).split(",", -1)) {
                int equals = limit.indexOf('=');
                set(overrides, limit.substring(0, Math.max(0, equals)), limit.substring(equals + 1), limit);
            }
            try {
                return new NamedOverrides(text.substring(0, end), overrides.build());
            } catch (IllegalArgumentException negative) {
                throw new TypeConversionException(negative.getMessage());
            }
        }

        private void set(ChannelOverridesBuilder overrides, String key, String value, String limit) {
            switch (key) {
                case "max_subs" -> overrides.maxSubscriptions((int) number(value, Integer.MAX_VALUE));
                case "max_msgs" -> overrides.maxMessages(number(value, Long.MAX_VALUE));
                case "max_bytes" -> overrides.maxBytes(size.convert(value));
                case "max_age" -> overrides.maxAge(time.convert(value));
                case "max_inactivity" -> overrides.maxInactivity(time.convert(value));
                default ->
                    throw new TypeConversionException(
                            "'" + limit
                                    + "' is not one of max_subs=N, max_msgs=N, max_bytes=SIZE, max_age=TIME and max_inactivity=TIME");
            }
        }

        private static long number(String value, long max) {
            try {
                long number = Long.parseLong(value);
                if (number <= max) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // The same answer as for a number that is too large.
            }
            throw new TypeConversionException("'" + value + "' is not a number up to " + max);
        }
    }
}
