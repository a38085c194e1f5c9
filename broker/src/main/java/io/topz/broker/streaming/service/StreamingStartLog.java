package io.topz.broker.streaming.service;

import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.streaming.StreamingServer;
import io.topz.collectors.text.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log lines of the start. Scripts read some of them, so the wording is that of nats-streaming-server. */
final class StreamingStartLog {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingStartLog.class);

    /** The column in which the values of limits end. */
    private static final int VALUE_END = 30;

    private static final String UNITS = "KMGTPE";
    private static final double UNIT = 1024;

    private StreamingStartLog() {}

    static void starting(StreamingOptions options) {
        LOG.info("Starting nats-streaming-server[{}] version {}", options.clusterId(), StreamingOptions.VERSION);
        LOG.info("Java version: {}", Runtime.version().feature());
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
        ChannelLimits limits = options.limits();
        ChannelLimits defaults = ChannelLimits.DEFAULT;
        List<String> lines = new ArrayList<>();
        lines.add("---------- Store Limits ----------");
        lines.add(line(
                "Channels:",
                count(options.maxChannels()),
                options.maxChannels() == StreamingOptions.DEFAULT.maxChannels()));
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
        lines.add("----------------------------------");
        return lines;
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
