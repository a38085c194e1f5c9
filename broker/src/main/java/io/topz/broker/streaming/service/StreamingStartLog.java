package io.topz.broker.streaming.service;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.ChannelOverrides;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.streaming.StreamingServer;
import io.topz.collectors.text.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log lines of the start. Scripts read some of them, so the wording is that of nats-streaming-server. */
final class StreamingStartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingStartLog.class);

    /** The column in which the values of limits end. */
    private static final int VALUE_END = 30;

    /** The width of the value of a limit that one channel or pattern has. */
    private static final int OVERRIDE_WIDTH = 15;

    private static final String UNITS = "KMGTPE";
    private static final double UNIT = 1024;

    private StreamingStartLog() {}

    static void starting(StreamingOptions options) {
        LOG.info("Starting nats-streaming-server[{}] version {}", options.clusterId(), StreamingOptions.VERSION);
        LOG.info("Java version: {}", Runtime.version().feature());
    }

    static void recovering() {
        LOG.info("Recovering the state...");
    }

    static void started(StreamingServer server) {
        StreamingOptions options = server.options();
        LOG.info("ServerID: {}", server.serverId());
        if (options.storeDirectory() == null) {
            LOG.info("No recovered state");
            LOG.info("Message store is MEMORY");
        } else {
            LOG.info("Message store is FILE");
            LOG.info("Store location: {}", options.storeDirectory());
        }
        limits(options).forEach(LOG::info);
    }

    /** The table of limits. An asterisk marks a default. */
    static List<String> limits(StreamingOptions options) {
        ChannelLimits limits = options.limits().general();
        ChannelLimits defaults = ChannelLimits.DEFAULT;
        List<String> lines = new ArrayList<>();
        lines.add("---------- Store Limits ----------");
        lines.add(line(
                "Channels:",
                count(options.limits().maxChannels()),
                options.limits().maxChannels() == StoreLimits.DEFAULT.maxChannels()));
        lines.add("--------- Channels Limits --------");
        lines.add(line(
                "  Subscriptions:",
                count(limits.maxSubscriptions()),
                limits.maxSubscriptions() == defaults.maxSubscriptions()));
        lines.add(
                line("  Messages     :", count(limits.maxMessages()), limits.maxMessages() == defaults.maxMessages()));
        lines.add(line("  Bytes        :", bytes(limits.maxBytes()), limits.maxBytes() == defaults.maxBytes()));
        lines.add(line(
                "  Age          :",
                time(limits.maxAge().toNanos()),
                limits.maxAge().equals(defaults.maxAge())));
        lines.add(line(
                "  Inactivity   :",
                time(limits.maxInactivity().toNanos()),
                limits.maxInactivity().equals(defaults.maxInactivity())));
        lines.addAll(overrides(options.limits()));
        return lines;
    }

    /** The tree of the channels with limits of their own: each below those that it inherits from, with what it sets itself. */
    private static List<String> overrides(StoreLimits limits) {
        if (limits.overrides().isEmpty()) {
            return List.of("----------------------------------");
        }
        List<String> lines = new ArrayList<>();
        lines.add("--------- List of Channels ---------");
        addBelow(null, "", limits, lines);
        lines.add("------------------------------------");
        return lines;
    }

    private static void addBelow(@Nullable String wider, String indent, StoreLimits limits, List<String> lines) {
        limits.overrides().forEach((name, own) -> {
            if (Objects.equals(limits.nextWider(name), wider)) {
                lines.add(indent + name);
                addOverride(own, indent + " |-> ", lines);
                addBelow(name, indent + " ", limits, lines);
            }
        });
    }

    private static void addOverride(ChannelOverrides own, String indent, List<String> lines) {
        if (own.maxSubscriptions() != null) {
            lines.add(override(indent + "Subscriptions", count(own.maxSubscriptions())));
        }
        if (own.maxMessages() != null) {
            lines.add(override(indent + "Messages     ", count(own.maxMessages())));
        }
        if (own.maxBytes() != null) {
            lines.add(override(indent + "Bytes        ", bytes(own.maxBytes())));
        }
        if (own.maxAge() != null) {
            lines.add(override(indent + "Age          ", time(own.maxAge().toNanos())));
        }
        if (own.maxInactivity() != null) {
            lines.add(
                    override(indent + "Inactivity   ", time(own.maxInactivity().toNanos())));
        }
    }

    private static String override(String label, String value) {
        return label + " ".repeat(Math.max(1, OVERRIDE_WIDTH - value.length())) + value;
    }

    private static String line(String label, String value, boolean isDefault) {
        int gap = Math.max(1, VALUE_END - label.length() - value.length());
        return label + " ".repeat(gap) + value + (isDefault ? " *" : "");
    }

    private static String count(long limit) {
        return limit == 0 ? "unlimited" : Long.toString(limit);
    }

    private static String time(long nanos) {
        return nanos == 0 ? "unlimited" : GoDuration.format(nanos);
    }

    private static String bytes(long limit) {
        if (limit == 0) {
            return "unlimited";
        }
        if (limit < UNIT) {
            return limit + " B";
        }
        double value = limit / UNIT;
        int unit = 0;
        while (value >= UNIT) {
            value /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %sB", value, UNITS.charAt(unit));
    }
}
