package io.topz.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.RouteInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.metrics.jetstream.Budget;
import io.topz.metrics.rate.ServerRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of the server as a whole; null is not known, and of a limit that there is none. */
final class ServerFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Function<Observation, @Nullable Double>> FIGURES = Map.ofEntries(
            Map.entry("healthy", ServerFigures::healthy),
            Map.entry(
                    "uptime_seconds",
                    seen -> Numbers.seconds(seen.now().start(), seen.now().now())),
            Map.entry(
                    "connections_percent",
                    seen -> Numbers.percent(seen.now().connections(), seen.now().maxConnections())),
            Map.entry(
                    "subscriptions_percent",
                    seen -> Numbers.percent(
                            seen.now().subscriptions(), seen.now().maxSubscriptions())),
            Map.entry("cpu_percent_of_cores", ServerFigures::cpu),
            Map.entry("auth", seen -> Numbers.flag(seen.now().authRequired())),
            Map.entry("tls", seen -> Numbers.flag(seen.now().tlsRequired())),
            Map.entry("jetstream", seen -> Numbers.flag(seen.hasJetStream())),
            Map.entry("certificate_days", ServerFigures::certificateDays),
            Map.entry("restarted", ServerFigures::restarted),
            Map.entry("peers", ServerFigures::peers),
            Map.entry("peers_missing", ServerFigures::peersMissing),
            Map.entry("js_memory_percent", seen -> Numbers.percent(Budget.of(seen.now(), true))),
            Map.entry("js_storage_percent", seen -> Numbers.percent(Budget.of(seen.now(), false))),
            Map.entry(
                    "js_reserved_memory_percent",
                    seen -> js(seen, JetStreamStats::reservedMemory, JetStreamConfig::maxMemory)),
            Map.entry(
                    "js_reserved_storage_percent",
                    seen -> js(seen, JetStreamStats::reservedStorage, JetStreamConfig::maxStorage)),
            Map.entry("js_api_errors_delta", ServerFigures::apiErrors),
            Map.entry("js_streams", seen -> total(seen, Jsz::streams)),
            Map.entry("js_consumers", seen -> total(seen, Jsz::consumers)),
            Map.entry("js_messages", seen -> total(seen, Jsz::messages)),
            Map.entry("js_bytes", seen -> total(seen, Jsz::bytes)),
            Map.entry("meta_leader", ServerFigures::metaLeader),
            Map.entry("meta_size", ServerFigures::metaSize),
            Map.entry("meta_offline", seen -> Peers.offline(meta(seen))),
            Map.entry("meta_not_current", seen -> Peers.notCurrent(meta(seen))),
            Map.entry("meta_seconds", seen -> Peers.seconds(meta(seen))),
            Map.entry("meta_lag", seen -> Peers.lag(meta(seen))));

    /** Figures of JetStream as a whole, which are asked for by themselves. */
    static final Set<String> TOTALS = Set.of("js_streams", "js_consumers", "js_messages", "js_bytes");

    /** Figures that the leader of the meta group alone knows. */
    static final Set<String> OF_META_LEADER = Set.of("meta_offline", "meta_not_current", "meta_seconds", "meta_lag");

    /** Figures of the routes. */
    static final Set<String> ROUTES = Set.of("peers", "peers_missing");

    static final Set<String> NAMES = FIGURES.keySet();

    private ServerFigures() {}

    static Figure of(String name, Observation seen) {
        Function<Observation, @Nullable Double> figure = FIGURES.get(name);
        return new Figure("", figure != null ? figure.apply(seen) : field(name, seen), note(name, seen));
    }

    private static String note(String name, Observation seen) {
        Healthz health = seen.healthz();
        String said = health == null || health.error() == null ? "" : health.error();
        return name.equals("healthy") ? said : "";
    }

    private static @Nullable Double field(String name, Observation seen) {
        String field = Objects.requireNonNull(FigureNames.field(name));
        Double now = number(field, seen.now());
        if (field.equals(name) || now == null || seen.before() == null) {
            return field.equals(name) ? now : null;
        }
        return Growth.of(
                name,
                new Growth.Point(ServerRun.of(seen.before()), seen.before().now(), number(field, seen.before())),
                new Growth.Point(ServerRun.of(seen.now()), seen.now().now(), now));
    }

    private static @Nullable Double number(String field, Varz varz) {
        try {
            JsonNode value = JSON.readTree(DocumentJson.bytes(varz)).get(field);
            return value == null || !value.isNumber() ? null : value.asDouble();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable Double healthy(Observation seen) {
        return seen.healthz() == null
                ? null
                : Numbers.flag("ok".equals(seen.healthz().status()));
    }

    private static @Nullable Double cpu(Observation seen) {
        Double cpu = seen.now().cpu();
        Long cores = seen.now().cores();
        return cpu == null || cores == null || cores == 0 ? null : cpu / cores;
    }

    /** Of the certificate that expires first, of all that the server tells of. */
    private static @Nullable Double certificateDays(Observation seen) {
        Varz varz = seen.now();
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
        Double left = Numbers.seconds(varz.now(), first);
        return left == null ? null : left / Duration.ofDays(1).toSeconds();
    }

    private static @Nullable Double restarted(Observation seen) {
        return seen.wasRestarted() == null ? null : Numbers.flag(seen.wasRestarted());
    }

    private static @Nullable Double js(
            Observation seen,
            Function<JetStreamStats, @Nullable Long> used,
            Function<JetStreamConfig, @Nullable Long> limit) {
        JetStreamVarz js = seen.now().jetstream();
        return js == null || js.stats() == null || js.config() == null
                ? null
                : Numbers.percent(used.apply(js.stats()), limit.apply(js.config()));
    }

    private static @Nullable Double apiErrors(Observation seen) {
        Long before = seen.before() == null ? null : errors(seen.before());
        Long now = errors(seen.now());
        boolean isSameRun = Boolean.FALSE.equals(seen.wasRestarted());
        return before == null || now == null || !isSameRun ? null : (double) (now - before);
    }

    private static @Nullable Long errors(Varz varz) {
        JetStreamVarz js = varz.jetstream();
        return js == null || js.stats() == null || js.stats().api() == null
                ? null
                : js.stats().api().errors();
    }

    private static @Nullable Double total(Observation seen, Function<Jsz, @Nullable Long> figure) {
        return seen.jsz() == null || Boolean.TRUE.equals(seen.jsz().disabled())
                ? null
                : Numbers.unsigned(figure.apply(seen.jsz()));
    }

    /** The other servers of the cluster that it has routes to: to each there may be several. */
    private static @Nullable Double peers(Observation seen) {
        if (seen.routez() == null || seen.routez().routes() == null) {
            return null;
        }
        return (double) seen.routez().routes().stream()
                .map(RouteInfo::remoteId)
                .distinct()
                .count();
    }

    /** Of the servers that are checked together, and of those in the meta group. */
    private static @Nullable Double peersMissing(Observation seen) {
        Double there = peers(seen);
        Double group = metaSize(seen);
        double wanted = Math.max(seen.servers(), group == null ? 0 : group) - 1;
        return there == null || wanted < 1 ? null : Double.valueOf(Math.max(0, wanted - there));
    }

    private static @Nullable MetaClusterInfo group(Observation seen) {
        return seen.now().jetstream() == null ? null : seen.now().jetstream().meta();
    }

    private static @Nullable Double metaSize(Observation seen) {
        MetaClusterInfo meta = group(seen);
        return meta == null ? null : Numbers.unsigned(meta.clusterSize());
    }

    private static @Nullable Double metaLeader(Observation seen) {
        MetaClusterInfo meta = group(seen);
        return meta == null
                ? null
                : Numbers.flag(meta.leader() != null && !meta.leader().isEmpty());
    }

    private static @Nullable List<PeerInfo> meta(Observation seen) {
        MetaClusterInfo meta = group(seen);
        return meta == null ? null : meta.replicas();
    }
}
