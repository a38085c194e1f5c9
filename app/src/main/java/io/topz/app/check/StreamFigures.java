package io.topz.app.check;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.metrics.jetstream.Limit;
import io.topz.metrics.jetstream.Origin.Role;
import io.topz.metrics.jetstream.Replicas;
import io.topz.metrics.jetstream.StreamRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of a stream, as the dashboard sees it. Null is not known; for a limit, unlimited. */
final class StreamFigures {

    private static final double NANOS = 1e9;

    private static final Map<String, Function<StreamRow, @Nullable Double>> FIGURES = Map.ofEntries(
            Map.entry("messages", row -> Numbers.unsigned(row.state().messages())),
            Map.entry("bytes", row -> Numbers.unsigned(row.state().bytes())),
            Map.entry("subjects", row -> Numbers.unsigned(row.subjects())),
            Map.entry("consumers_of", row -> Numbers.unsigned(row.state().consumerCount())),
            Map.entry(
                    "values",
                    row -> row.isKeyValue() ? Numbers.unsigned(row.state().messages()) : null),
            Map.entry("full", row -> share(row.limits().stream())),
            Map.entry(
                    "rejecting_percent",
                    row -> share(row.limits().stream().filter(limit -> limit.isOwn() && limit.rejects()))),
            Map.entry("replicas", row -> replicas(cluster(row))),
            Map.entry("replica_lag", row -> Peers.lag(peers(row))),
            Map.entry("replica_seconds", row -> Peers.seconds(peers(row))),
            Map.entry("replicas_offline", row -> Peers.offline(peers(row))),
            Map.entry("replicas_not_current", row -> Peers.notCurrent(peers(row))),
            Map.entry("leader", row -> Numbers.flag(row.origin().role() != Role.NO_LEADER)),
            Map.entry("sources", row -> (double) sources(row).size()),
            Map.entry("source_lag", StreamFigures::sourceLag),
            Map.entry("source_seconds", StreamFigures::sourceSeconds),
            Map.entry("lost", StreamFigures::lost));

    static final Set<String> NAMES = FIGURES.keySet();

    private StreamFigures() {}

    static @Nullable Double of(String name, StreamRow stream) {
        Function<StreamRow, @Nullable Double> figure = FIGURES.get(name);
        return figure == null ? null : figure.apply(stream);
    }

    private static @Nullable ClusterInfo cluster(StreamRow row) {
        return row.detail().cluster();
    }

    private static @Nullable List<PeerInfo> peers(StreamRow row) {
        ClusterInfo cluster = cluster(row);
        return cluster == null ? null : cluster.replicas();
    }

    /** The leader with its followers. */
    private static @Nullable Double replicas(@Nullable ClusterInfo cluster) {
        return cluster == null || cluster.leader() == null
                ? null
                : Double.valueOf(1.0 + Replicas.of(cluster).size());
    }

    /** Percent of the nearest of some limits; null when there is none. */
    private static @Nullable Double share(Stream<Limit> limits) {
        return Limit.worst(limits.toList())
                .map(Limit::share)
                .map(share -> 100 * share)
                .orElse(null);
    }

    private static @Nullable Double sourceLag(StreamRow row) {
        return sources(row).stream()
                .map(source -> Numbers.unsigned(source.lag()))
                .filter(lag -> lag != null)
                .max(Double::compare)
                .orElse(null);
    }

    /** Since a mirror or source was heard of; very much when it never was. */
    private static @Nullable Double sourceSeconds(StreamRow row) {
        return sources(row).stream()
                .map(StreamSourceInfo::active)
                .filter(active -> active != null)
                .map(active -> active < 0 ? Double.valueOf(Long.MAX_VALUE / NANOS) : Double.valueOf(active / NANOS))
                .max(Double::compare)
                .orElse(null);
    }

    private static List<StreamSourceInfo> sources(StreamRow row) {
        StreamDetail stream = row.detail();
        List<StreamSourceInfo> sources = new ArrayList<>(stream.sources() == null ? List.of() : stream.sources());
        if (stream.mirror() != null) {
            sources.add(stream.mirror());
        }
        return sources;
    }

    private static Double lost(StreamRow row) {
        return row.lost() == null ? 0.0 : row.lost();
    }
}
