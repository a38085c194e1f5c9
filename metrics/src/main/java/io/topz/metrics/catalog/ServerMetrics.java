package io.topz.metrics.catalog;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.RouteInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.text.Uptime;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of a server as a whole. */
public final class ServerMetrics {

    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    /** Metrics that need the health of the server. */
    public static final Metric<ServerView> HEALTHY =
            Metric.flag("healthy", "1 when /healthz says ok", ServerMetrics::healthy);

    public static final Metric<ServerView> RESTARTED =
            Metric.flag("restarted", "1 when it was restarted since the sample before", ServerView::restarted);

    /** Metrics that need its routes. */
    public static final List<Metric<ServerView>> OF_ROUTES = List.of(
            Metric.count("peers", "servers of the cluster that it has routes to", ServerMetrics::peers),
            Metric.count(
                    "peers_missing", "servers of the cluster that it has no route to", ServerMetrics::peersMissing));

    /** Metrics that need the totals of JetStream. */
    public static final List<Metric<ServerView>> OF_JETSTREAM = List.of(
            Metric.count("js_streams", "streams", total(Jsz::streams)),
            Metric.count("js_consumers", "consumers", total(Jsz::consumers)),
            Metric.count("js_messages", "messages in all streams", total(Jsz::messages)),
            Metric.bytes("js_bytes", "bytes of all streams", total(Jsz::bytes)));

    /** Metrics that only the leader of the meta group knows. */
    public static final List<Metric<ServerView>> OF_META_LEADER =
            Peers.metrics("meta_lag", "meta_seconds", "meta_offline", "meta_not_current", server -> {
                MetaClusterInfo meta = server.metaGroup();
                return meta == null ? null : meta.replicas();
            });

    private static final List<Metric<ServerView>> METRICS = Lists.concat(
            List.of(
                    Metric.text("server", "name of the server", of(Varz::serverName)),
                    Metric.text("id", "id of the server, new with every start", of(Varz::serverId)),
                    Metric.text("version", "version of the server", of(Varz::version)),
                    Metric.printedDuration("uptime", "time since its start", of(Varz::uptime), ServerMetrics::uptime)),
            Stream.of(
                            "cpu",
                            "mem",
                            "connections",
                            "total_connections",
                            "subscriptions",
                            "slow_consumers",
                            "in_msgs",
                            "in_bytes",
                            "out_msgs",
                            "out_bytes")
                    .map(VarzNumbers::of)
                    .toList(),
            List.of(
                    rate("in_msgs_rate", "messages received per second", Unit.COUNT, Rates::inMsgs),
                    rate("in_bytes_rate", "bytes received per second", Unit.BYTES, Rates::inBytes),
                    rate("out_msgs_rate", "messages delivered per second", Unit.COUNT, Rates::outMsgs),
                    rate("out_bytes_rate", "bytes delivered per second", Unit.BYTES, Rates::outBytes)),
            OF_JETSTREAM);

    /** The server. */
    public static final Entity<ServerView> SERVER = new Entity<>("server", "servers", METRICS, more());

    private ServerMetrics() {}

    private static List<Metric<ServerView>> more() {
        List<Metric<ServerView>> more = new ArrayList<>(List.of(
                HEALTHY,
                Metric.seconds("uptime_seconds", "time since its start", ServerMetrics::age),
                Metric.percent(
                        "connections_percent",
                        "share of the connections that are allowed",
                        server ->
                                share(server.varz().connections(), server.varz().maxConnections())),
                Metric.percent(
                        "subscriptions_percent",
                        "share of the subscriptions that are allowed",
                        server -> share(
                                server.varz().subscriptions(), server.varz().maxSubscriptions())),
                Metric.gauge("cpu_percent_of_cores", "share of all cores", Unit.PERCENT, ServerMetrics::cpu),
                Metric.flag(
                        "auth",
                        "1 when clients must log in",
                        server -> isTrue(server.varz().authRequired())),
                Metric.flag(
                        "tls",
                        "1 when clients must use TLS",
                        server -> isTrue(server.varz().tlsRequired())),
                Metric.flag(
                        "jetstream",
                        "1 while JetStream is on",
                        server -> server.varz().jetstream() != null
                                && server.varz().jetstream().config() != null),
                Metric.gauge(
                        "certificate_days",
                        "days until the first certificate expires",
                        Unit.COUNT,
                        ServerMetrics::certificateDays),
                RESTARTED,
                Metric.percent(
                        "js_memory_percent",
                        "share of JetStream's memory",
                        server -> Budget.of(server.varz(), true).share()),
                Metric.percent(
                        "js_storage_percent",
                        "share of JetStream's storage",
                        server -> Budget.of(server.varz(), false).share()),
                Metric.percent(
                        "js_reserved_memory_percent",
                        "share of JetStream's memory that streams reserve",
                        reserved(JetStreamStats::reservedMemory, JetStreamConfig::maxMemory)),
                Metric.percent(
                        "js_reserved_storage_percent",
                        "share of JetStream's storage that streams reserve",
                        reserved(JetStreamStats::reservedStorage, JetStreamConfig::maxStorage)),
                Metric.counter("js_api_errors", "requests of the JetStream API that failed", ServerMetrics::apiErrors),
                Metric.flag("meta_leader", "1 while the meta group has a leader", ServerMetrics::hasMetaLeader),
                Metric.count("meta_size", "servers in the meta group", ServerMetrics::metaSize)));
        more.addAll(OF_ROUTES);
        more.addAll(OF_META_LEADER);
        more.addAll(numbersWithoutMetric(more));
        return List.copyOf(more);
    }

    /** The other numbers of /varz. */
    private static List<Metric<ServerView>> numbersWithoutMetric(List<Metric<ServerView>> more) {
        Set<String> taken =
                Stream.concat(METRICS.stream(), more.stream()).map(Metric::name).collect(Collectors.toSet());
        return VarzNumbers.ALL.stream()
                .filter(metric -> !taken.contains(metric.name()))
                .toList();
    }

    private static <T> Function<ServerView, T> of(Function<Varz, T> value) {
        return server -> value.apply(server.varz());
    }

    private static Metric<ServerView> rate(
            String name, String help, Unit unit, Function<Rates, @Nullable Double> value) {
        return Metric.rate(name, help, unit, server -> value.apply(server.rates()));
    }

    private static Function<ServerView, @Nullable Long> total(Function<Jsz, @Nullable Long> value) {
        return server -> {
            Jsz jsz = server.jetStream();
            return jsz == null ? null : value.apply(jsz);
        };
    }

    private static @Nullable Double uptime(String printed) {
        try {
            return (double) Uptime.parse(printed).toSeconds();
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable Duration age(ServerView server) {
        return between(server.varz().start(), server.varz().now());
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to);
    }

    /** The used share of a limit; null if there is none, which servers report as 0, -1 or 2^63 - 1. */
    private static @Nullable Double share(@Nullable Long used, @Nullable Long limit) {
        return used == null || limit == null || limit <= 0 || limit == Long.MAX_VALUE
                ? null
                : Double.valueOf(Quantity.unsigned(used) / limit);
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static @Nullable Boolean healthy(ServerView server) {
        Healthz healthz = server.healthz();
        return healthz == null ? null : Boolean.valueOf("ok".equals(healthz.status()));
    }

    private static @Nullable Double cpu(ServerView server) {
        Double cpu = server.varz().cpu();
        Long cores = server.varz().cores();
        return cpu == null || cores == null || cores == 0 ? null : Double.valueOf(cpu / cores);
    }

    /** The days until the first of the reported certificates expires. */
    private static @Nullable Double certificateDays(ServerView server) {
        Varz varz = server.varz();
        Instant first = Stream.of(
                        varz.tlsCertNotAfter(),
                        varz.cluster() == null ? null : varz.cluster().tlsCertNotAfter(),
                        varz.gateway() == null ? null : varz.gateway().tlsCertNotAfter(),
                        varz.leaf() == null ? null : varz.leaf().tlsCertNotAfter(),
                        varz.mqtt() == null ? null : varz.mqtt().tlsCertNotAfter(),
                        varz.websocket() == null ? null : varz.websocket().tlsCertNotAfter())
                .filter(time -> time != null && time.getEpochSecond() > 0)
                .min(Instant::compareTo)
                .orElse(null);
        Duration left = between(varz.now(), first);
        return left == null ? null : Double.valueOf(left.toMillis() / 1000.0 / SECONDS_OF_A_DAY);
    }

    private static Function<ServerView, @Nullable Double> reserved(
            Function<JetStreamStats, @Nullable Long> used, Function<JetStreamConfig, @Nullable Long> limit) {
        return server -> {
            JetStreamVarz js = server.varz().jetstream();
            return js == null || js.stats() == null || js.config() == null
                    ? null
                    : share(used.apply(js.stats()), limit.apply(js.config()));
        };
    }

    private static @Nullable Long apiErrors(ServerView server) {
        JetStreamVarz js = server.varz().jetstream();
        return js == null || js.stats() == null || js.stats().api() == null
                ? null
                : js.stats().api().errors();
    }

    /** The number of other servers. There may be several routes to each. */
    private static @Nullable Long peers(ServerView server) {
        List<RouteInfo> routes =
                server.routez() == null ? null : server.routez().routes();
        return routes == null
                ? null
                : Long.valueOf(
                        routes.stream().map(RouteInfo::remoteId).distinct().count());
    }

    /** The number of servers to which there is no route, among those that are checked together or belong to the meta group. */
    private static @Nullable Long peersMissing(ServerView server) {
        Long there = peers(server);
        Long group = metaSize(server);
        long wanted = Math.max(server.servers(), group == null ? 0 : group) - 1;
        return there == null || wanted < 1 ? null : Long.valueOf(Math.max(0, wanted - there));
    }

    private static @Nullable Boolean hasMetaLeader(ServerView server) {
        MetaClusterInfo meta = server.metaGroup();
        return meta == null
                ? null
                : Boolean.valueOf(meta.leader() != null && !meta.leader().isEmpty());
    }

    private static @Nullable Long metaSize(ServerView server) {
        MetaClusterInfo meta = server.metaGroup();
        return meta == null ? null : meta.clusterSize();
    }
}
