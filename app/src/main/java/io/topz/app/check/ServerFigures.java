package io.topz.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of the server as a whole; null is not known. */
final class ServerFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Function<Observation, @Nullable Double>> FIGURES = Map.ofEntries(
            Map.entry("healthy", ServerFigures::healthy),
            Map.entry(
                    "uptime_seconds",
                    seen -> seconds(seen.now().start(), seen.now().now())),
            Map.entry(
                    "connections_percent",
                    seen -> percent(seen.now().connections(), seen.now().maxConnections())),
            Map.entry(
                    "subscriptions_percent",
                    seen -> percent(seen.now().subscriptions(), seen.now().maxSubscriptions())),
            Map.entry("cpu_percent_of_cores", ServerFigures::cpu),
            Map.entry("auth", seen -> flag(seen.now().authRequired())),
            Map.entry("tls", seen -> flag(seen.now().tlsRequired())),
            Map.entry("jetstream", seen -> flag(config(seen) != null)),
            Map.entry("certificate_days", ServerFigures::certificateDays),
            Map.entry("restarted", ServerFigures::restarted),
            Map.entry("js_memory_percent", seen -> js(seen, JetStreamStats::memory, JetStreamConfig::maxMemory)),
            Map.entry("js_storage_percent", seen -> js(seen, JetStreamStats::storage, JetStreamConfig::maxStorage)),
            Map.entry(
                    "js_reserved_memory_percent",
                    seen -> js(seen, JetStreamStats::reservedMemory, JetStreamConfig::maxMemory)),
            Map.entry(
                    "js_reserved_storage_percent",
                    seen -> js(seen, JetStreamStats::reservedStorage, JetStreamConfig::maxStorage)),
            Map.entry("js_api_errors_delta", ServerFigures::apiErrors),
            Map.entry("meta_leader", ServerFigures::metaLeader),
            Map.entry("meta_offline", seen -> Peers.offline(meta(seen))),
            Map.entry("meta_lag", seen -> Peers.lag(meta(seen))));

    static final Set<String> NAMES = FIGURES.keySet();

    private ServerFigures() {}

    static Figure of(String name, Observation seen) {
        Function<Observation, @Nullable Double> figure = FIGURES.get(name);
        return new Figure("", figure != null ? figure.apply(seen) : field(name, seen));
    }

    private static @Nullable Double field(String name, Observation seen) {
        String field = Objects.requireNonNull(FigureNames.field(name));
        Double now = number(field, seen.now());
        if (field.equals(name) || now == null || seen.before() == null) {
            return field.equals(name) ? now : null;
        }
        Double before = number(field, seen.before());
        Double passed = seconds(seen.before().now(), seen.now().now());
        boolean sameRun = Objects.equals(seen.before().serverId(), seen.now().serverId());
        if (before == null || !sameRun) {
            return null;
        }
        double growth = now - before;
        if (name.endsWith(FigureNames.DELTA)) {
            return growth;
        }
        return passed == null || passed <= 0 ? null : Double.valueOf(growth / passed);
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
        return seen.healthz() == null ? null : flag("ok".equals(seen.healthz().status()));
    }

    private static @Nullable Double cpu(Observation seen) {
        Double cpu = seen.now().cpu();
        Long cores = seen.now().cores();
        return cpu == null || cores == null || cores == 0 ? null : cpu / cores;
    }

    private static @Nullable Double certificateDays(Observation seen) {
        Double left = seconds(seen.now().now(), seen.now().tlsCertNotAfter());
        return left == null ? null : left / Duration.ofDays(1).toSeconds();
    }

    private static @Nullable Double restarted(Observation seen) {
        return seen.before() == null
                ? null
                : flag(!Objects.equals(seen.before().serverId(), seen.now().serverId()));
    }

    private static @Nullable JetStreamConfig config(Observation seen) {
        return seen.now().jetstream() == null ? null : seen.now().jetstream().config();
    }

    private static @Nullable Double js(
            Observation seen,
            Function<JetStreamStats, @Nullable Long> used,
            Function<JetStreamConfig, @Nullable Long> limit) {
        JetStreamVarz js = seen.now().jetstream();
        return js == null || js.stats() == null || js.config() == null
                ? null
                : percent(used.apply(js.stats()), limit.apply(js.config()));
    }

    private static @Nullable Double apiErrors(Observation seen) {
        Long before = seen.before() == null ? null : errors(seen.before());
        Long now = errors(seen.now());
        return before == null || now == null ? null : (double) (now - before);
    }

    private static @Nullable Long errors(Varz varz) {
        JetStreamVarz js = varz.jetstream();
        return js == null || js.stats() == null || js.stats().api() == null
                ? null
                : js.stats().api().errors();
    }

    private static @Nullable Double metaLeader(Observation seen) {
        var meta =
                seen.now().jetstream() == null ? null : seen.now().jetstream().meta();
        return meta == null
                ? null
                : flag(meta.leader() != null && !meta.leader().isEmpty());
    }

    private static @Nullable List<PeerInfo> meta(Observation seen) {
        var meta =
                seen.now().jetstream() == null ? null : seen.now().jetstream().meta();
        return meta == null ? null : meta.replicas();
    }

    /** 100 for all; null for no limit. */
    static @Nullable Double percent(@Nullable Long used, @Nullable Long limit) {
        return used == null || limit == null || limit <= 0 ? null : 100.0 * used / limit;
    }

    static @Nullable Double seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Double flag(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value) ? 1.0 : 0.0;
    }
}
