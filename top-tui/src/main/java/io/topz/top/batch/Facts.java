package io.topz.top.batch;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.text.GoTime;
import io.topz.top.jetstream.ConsumerRow;
import io.topz.top.jetstream.Limit;
import io.topz.top.jetstream.StreamRow;
import io.topz.top.rate.Rates;
import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import io.topz.top.table.ConnRow;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a sample by their names, unrounded: texts, numbers, and null for what is not known. Names that end in {@code
 * _rate} are per second. The names are a contract with scripts.
 */
final class Facts {

    private Facts() {}

    /** The server. */
    static Map<String, @Nullable Object> server(Snapshot snapshot) {
        Varz varz = snapshot.sample().varz();
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("server", varz.serverName());
        facts.put("id", varz.serverId());
        facts.put("version", varz.version());
        facts.put("uptime", varz.uptime());
        facts.put("cpu", varz.cpu());
        facts.put("mem", unsigned(varz.mem()));
        facts.put("connections", unsigned(varz.connections()));
        facts.put("total_connections", unsigned(varz.totalConnections()));
        facts.put("subscriptions", unsigned(varz.subscriptions()));
        facts.put("slow_consumers", unsigned(varz.slowConsumers()));
        facts.put("in_msgs", unsigned(varz.inMsgs()));
        facts.put("in_bytes", unsigned(varz.inBytes()));
        facts.put("out_msgs", unsigned(varz.outMsgs()));
        facts.put("out_bytes", unsigned(varz.outBytes()));
        Rates rates = snapshot.rates();
        facts.put("in_msgs_rate", rates.inMsgs());
        facts.put("in_bytes_rate", rates.inBytes());
        facts.put("out_msgs_rate", rates.outMsgs());
        facts.put("out_bytes_rate", rates.outBytes());
        return facts;
    }

    /** The rows of a view, in the order of its table; one row with the server's figures for the server. */
    static List<Map<String, @Nullable Object>> rows(BatchOptions.View view, TopState state, Snapshot snapshot) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        switch (view) {
            case SERVER -> rows.add(server(snapshot));
            case CONNECTIONS -> state.open().rows().forEach(row -> rows.add(connection(row)));
            case CLOSED -> state.closed().rows().forEach(row -> rows.add(closed(row)));
            case STREAMS -> state.jetStream().streams().rows().forEach(row -> rows.add(stream(row)));
            case CONSUMERS -> state.jetStream().consumers().rows().forEach(row -> rows.add(consumer(row)));
        }
        return rows;
    }

    private static Map<String, @Nullable Object> connection(ConnRow row) {
        ConnInfo conn = row.conn();
        Map<String, @Nullable Object> facts = who(conn);
        facts.put("subs", unsigned(conn.subscriptions()));
        facts.put("pending", unsigned(conn.pendingBytes()));
        facts.put("msgs_to", unsigned(conn.outMsgs()));
        facts.put("msgs_from", unsigned(conn.inMsgs()));
        facts.put("bytes_to", unsigned(conn.outBytes()));
        facts.put("bytes_from", unsigned(conn.inBytes()));
        facts.put("msgs_to_rate", row.rates().outMsgs());
        facts.put("msgs_from_rate", row.rates().inMsgs());
        facts.put("bytes_to_rate", row.rates().outBytes());
        facts.put("bytes_from_rate", row.rates().inBytes());
        facts.put("lang", conn.lang());
        facts.put("version", conn.version());
        facts.put("uptime", conn.uptime());
        facts.put("idle", conn.idle());
        facts.put("rtt", conn.rtt());
        facts.put("last", time(conn.lastActivity()));
        return facts;
    }

    private static Map<String, @Nullable Object> closed(ConnRow row) {
        ConnInfo conn = row.conn();
        Map<String, @Nullable Object> facts = who(conn);
        facts.put("stop", time(conn.stop()));
        facts.put("reason", conn.reason());
        facts.put("lasted", conn.uptime());
        facts.put("pending", unsigned(conn.pendingBytes()));
        facts.put("msgs_to", unsigned(conn.outMsgs()));
        facts.put("msgs_from", unsigned(conn.inMsgs()));
        facts.put("bytes_to", unsigned(conn.outBytes()));
        facts.put("bytes_from", unsigned(conn.inBytes()));
        return facts;
    }

    private static Map<String, @Nullable Object> who(ConnInfo conn) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("cid", unsigned(conn.cid()));
        facts.put("name", conn.name());
        facts.put("ip", conn.ip());
        facts.put("port", conn.port());
        facts.put("account", conn.account());
        facts.put("user", conn.authorizedUser());
        return facts;
    }

    private static Map<String, @Nullable Object> stream(StreamRow row) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("account", row.key().account());
        facts.put("stream", row.key().stream());
        facts.put("messages", unsigned(row.state().messages()));
        facts.put("bytes", unsigned(row.state().bytes()));
        facts.put("first_seq", unsigned(row.state().firstSeq()));
        facts.put("last_seq", unsigned(row.state().lastSeq()));
        facts.put("subjects", unsigned(row.subjects()));
        facts.put("consumers", unsigned(row.state().consumerCount()));
        facts.put("in_rate", row.rates().in());
        facts.put("messages_rate", row.rates().messages());
        facts.put("bytes_rate", row.rates().bytes());
        Double full = Limit.worst(row.limits()).map(Limit::share).orElse(null);
        facts.put("full_percent", full == null ? null : full * 100);
        facts.put("lost", unsigned(row.lost()));
        return facts;
    }

    private static Map<String, @Nullable Object> consumer(ConsumerRow row) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("account", row.key().stream().account());
        facts.put("stream", row.key().stream().stream());
        facts.put("consumer", row.key().consumer());
        facts.put("verdict", row.verdict().word());
        facts.put("lag", unsigned(row.lag()));
        facts.put("lag_rate", row.rates().lag());
        facts.put("ack_pending", unsigned(row.info().numAckPending()));
        facts.put("max_ack_pending", unsigned(row.maxAckPending()));
        facts.put("redelivered", unsigned(row.info().numRedelivered()));
        facts.put("waiting", unsigned(row.waiting()));
        facts.put("delivered_rate", row.rates().delivered());
        facts.put("acked_rate", row.rates().acked());
        facts.put("last_delivery_seconds", seconds(row.lastDelivery()));
        facts.put("last_ack_seconds", seconds(row.lastAck()));
        return facts;
    }

    private static @Nullable Object unsigned(@Nullable Long value) {
        return value == null || value >= 0 ? value : new BigInteger(Long.toUnsignedString(value));
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null || time.equals(GoTime.ZERO) ? null : GoTime.format(time);
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }
}
