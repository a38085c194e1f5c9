package io.topz.top.batch;

import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.top.state.Snapshot;
import io.topz.top.table.ConnRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a server and of its connections. */
final class ConnFacts {

    static final List<Fact<Snapshot>> SERVER = List.of(
            Fact.of("server", sample -> varz(sample).serverName()),
            Fact.of("id", sample -> varz(sample).serverId()),
            Fact.of("version", sample -> varz(sample).version()),
            Fact.of("uptime", sample -> varz(sample).uptime()),
            Fact.of("cpu", sample -> varz(sample).cpu()),
            Fact.count("mem", sample -> varz(sample).mem()),
            Fact.count("connections", sample -> varz(sample).connections()),
            Fact.count("total_connections", sample -> varz(sample).totalConnections()),
            Fact.count("subscriptions", sample -> varz(sample).subscriptions()),
            Fact.count("slow_consumers", sample -> varz(sample).slowConsumers()),
            Fact.count("in_msgs", sample -> varz(sample).inMsgs()),
            Fact.count("in_bytes", sample -> varz(sample).inBytes()),
            Fact.count("out_msgs", sample -> varz(sample).outMsgs()),
            Fact.count("out_bytes", sample -> varz(sample).outBytes()),
            Fact.of("in_msgs_rate", sample -> sample.rates().inMsgs()),
            Fact.of("in_bytes_rate", sample -> sample.rates().inBytes()),
            Fact.of("out_msgs_rate", sample -> sample.rates().outMsgs()),
            Fact.of("out_bytes_rate", sample -> sample.rates().outBytes()),
            jetStream("js_streams", Jsz::streams),
            jetStream("js_consumers", Jsz::consumers),
            jetStream("js_messages", Jsz::messages),
            jetStream("js_bytes", Jsz::bytes));

    static final List<Fact<ConnRow>> OPEN = with(
            who(),
            List.of(
                    count("subs", ConnInfo::subscriptions),
                    count("pending", ConnInfo::pendingBytes),
                    count("msgs_to", ConnInfo::outMsgs),
                    count("msgs_from", ConnInfo::inMsgs),
                    count("bytes_to", ConnInfo::outBytes),
                    count("bytes_from", ConnInfo::inBytes),
                    Fact.of("msgs_to_rate", row -> row.rates().outMsgs()),
                    Fact.of("msgs_from_rate", row -> row.rates().inMsgs()),
                    Fact.of("bytes_to_rate", row -> row.rates().outBytes()),
                    Fact.of("bytes_from_rate", row -> row.rates().inBytes()),
                    Fact.of("rate", row -> row.activity().now()),
                    Fact.of("rate10", row -> row.activity().ten()),
                    Fact.of("rate60", row -> row.activity().sixty()),
                    Fact.of("peak", row -> row.activity().peak()),
                    Fact.percent("share_percent", row -> row.activity().share()),
                    text("lang", ConnInfo::lang),
                    text("version", ConnInfo::version),
                    text("uptime", ConnInfo::uptime),
                    text("idle", ConnInfo::idle),
                    text("rtt", ConnInfo::rtt),
                    Fact.time("start", row -> row.conn().start()),
                    Fact.time("last", row -> row.conn().lastActivity()),
                    Fact.of("subscriptions", row -> row.conn().subscriptionsList())));

    static final List<Fact<ConnRow>> CLOSED = with(
            who(),
            List.of(
                    Fact.time("start", row -> row.conn().start()),
                    Fact.time("stop", row -> row.conn().stop()),
                    text("reason", ConnInfo::reason),
                    text("lasted", ConnInfo::uptime),
                    count("subs", ConnInfo::subscriptions),
                    count("pending", ConnInfo::pendingBytes),
                    count("msgs_to", ConnInfo::outMsgs),
                    count("msgs_from", ConnInfo::inMsgs),
                    count("bytes_to", ConnInfo::outBytes),
                    count("bytes_from", ConnInfo::inBytes),
                    text("lang", ConnInfo::lang),
                    text("version", ConnInfo::version)));

    private ConnFacts() {}

    private static List<Fact<ConnRow>> who() {
        return List.of(
                count("cid", ConnInfo::cid),
                text("name", ConnInfo::name),
                text("ip", ConnInfo::ip),
                Fact.of("port", row -> row.conn().port()),
                text("account", ConnInfo::account),
                text("user", ConnInfo::authorizedUser));
    }

    private static Varz varz(Snapshot snapshot) {
        return snapshot.sample().varz();
    }

    private static Fact<Snapshot> jetStream(String name, Function<Jsz, @Nullable Long> figure) {
        return Fact.count(name, snapshot -> {
            Jsz jsz = snapshot.sample().jsz();
            return jsz == null ? null : figure.apply(jsz);
        });
    }

    private static Fact<ConnRow> count(String name, Function<ConnInfo, @Nullable Long> figure) {
        return Fact.count(name, row -> figure.apply(row.conn()));
    }

    private static Fact<ConnRow> text(String name, Function<ConnInfo, @Nullable String> text) {
        return Fact.of(name, row -> text.apply(row.conn()));
    }

    private static <R> List<Fact<R>> with(List<Fact<R>> some, List<Fact<R>> more) {
        List<Fact<R>> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
