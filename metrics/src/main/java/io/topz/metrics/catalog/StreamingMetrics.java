package io.topz.metrics.catalog;

import io.topz.collectors.document.Serverz;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.streaming.StreamingServerRow;
import io.topz.metrics.text.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of NATS Streaming servers. */
public final class StreamingMetrics {

    /** The streaming servers. */
    public static final Entity<StreamingServerRow> SERVER = new Entity<>(
            "streaming server",
            "streaming servers",
            List.of(
                    Metric.text("cluster_id", "id of its cluster", of(Serverz::clusterId)),
                    Metric.text("version", "its version", of(Serverz::version)),
                    Metric.text("state", "STANDALONE, CLUSTERED, FT_ACTIVE and so on", of(Serverz::state)),
                    Metric.text("role", "its role in a cluster", of(Serverz::role)),
                    Metric.flag("leads", "1 if its numbers are those of a leader", StreamingServerRow::isLeader),
                    Metric.count("clients", "clients", of(Serverz::clients)),
                    Metric.count(
                            "subs",
                            "subscriptions, durable ones without a client included",
                            of(Serverz::subscriptions)),
                    Metric.count("channels", "channels", of(Serverz::channels)),
                    Metric.percent("channels_percent", "channels, of those allowed", StreamingServerRow::channelsFull),
                    Metric.count("messages", "messages that it holds", of(Serverz::totalMsgs)),
                    Metric.bytes("bytes", "bytes that it holds", of(Serverz::totalBytes)),
                    Metric.counter("in_msgs", "messages received", of(Serverz::inMsgs)),
                    Metric.byteCounter("in_bytes", "bytes received", of(Serverz::inBytes)),
                    Metric.counter("out_msgs", "messages sent, again or not", of(Serverz::outMsgs)),
                    Metric.byteCounter("out_bytes", "bytes sent", of(Serverz::outBytes)),
                    rate("in_msgs_rate", "messages received per second", Unit.COUNT, Rates::inMsgs),
                    rate("in_bytes_rate", "bytes received per second", Unit.BYTES, Rates::inBytes),
                    rate("out_msgs_rate", "messages sent per second", Unit.COUNT, Rates::outMsgs),
                    rate("out_bytes_rate", "bytes sent per second", Unit.BYTES, Rates::outBytes),
                    Metric.count("open_fds", "open file descriptors", of(Serverz::openFds)),
                    Metric.count("max_fds", "how many it may have open", of(Serverz::maxFds))),
            List.of());

    private StreamingMetrics() {}

    private static <T> Function<StreamingServerRow, @Nullable T> of(Function<Serverz, @Nullable T> value) {
        return server -> value.apply(server.serverz());
    }

    private static Metric<StreamingServerRow> rate(
            String name, String help, Unit unit, Function<Rates, @Nullable Double> value) {
        return Metric.rate(name, help, unit, server -> value.apply(server.rates()));
    }
}
