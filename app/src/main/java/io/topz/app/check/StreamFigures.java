package io.topz.app.check;

import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures of a stream; null is not known, and of a limit that there is none. */
final class StreamFigures {

    private static final double NANOS = 1e9;

    private static final Map<String, Function<StreamDetail, @Nullable Double>> FIGURES = Map.ofEntries(
            Map.entry("messages", stream -> state(stream, StreamState::messages)),
            Map.entry("bytes", stream -> state(stream, StreamState::bytes)),
            Map.entry("subjects", stream -> state(stream, StreamState::numSubjects)),
            Map.entry("consumers_of", stream -> state(stream, StreamState::consumerCount)),
            Map.entry("values", StreamFigures::values),
            Map.entry("full", StreamFigures::full),
            Map.entry("replicas", stream -> replicas(stream.cluster())),
            Map.entry("replica_lag", stream -> Peers.lag(peers(stream.cluster()))),
            Map.entry("replica_seconds", stream -> Peers.seconds(peers(stream.cluster()))),
            Map.entry("replicas_offline", stream -> Peers.offline(peers(stream.cluster()))),
            Map.entry("replicas_not_current", stream -> Peers.notCurrent(peers(stream.cluster()))),
            Map.entry("leader", StreamFigures::leader),
            Map.entry("sources", stream -> (double) sources(stream).size()),
            Map.entry("source_lag", StreamFigures::sourceLag),
            Map.entry("source_seconds", StreamFigures::sourceSeconds),
            Map.entry("lost", StreamFigures::lost));

    static final Set<String> NAMES = FIGURES.keySet();

    private StreamFigures() {}

    static @Nullable Double of(String name, StreamDetail stream) {
        Function<StreamDetail, @Nullable Double> figure = FIGURES.get(name);
        return figure == null ? null : figure.apply(stream);
    }

    static @Nullable List<PeerInfo> peers(@Nullable ClusterInfo cluster) {
        return cluster == null ? null : cluster.replicas();
    }

    /** The leader with its followers. */
    private static @Nullable Double replicas(@Nullable ClusterInfo cluster) {
        List<PeerInfo> peers = peers(cluster);
        return cluster == null || cluster.leader() == null ? null : peers == null ? 1.0 : peers.size() + 1.0;
    }

    private static Double leader(StreamDetail stream) {
        ClusterInfo cluster = stream.cluster();
        return cluster == null || (cluster.leader() != null && !cluster.leader().isEmpty()) ? 1.0 : 0.0;
    }

    private static @Nullable Double state(StreamDetail stream, Function<StreamState, @Nullable Long> figure) {
        return stream.state() == null ? null : Numbers.unsigned(figure.apply(stream.state()));
    }

    /** Of a key-value bucket: entries, history and markers of deletion included, as the nats command line counts. */
    private static @Nullable Double values(StreamDetail stream) {
        return stream.name() != null && stream.name().startsWith("KV_") ? state(stream, StreamState::messages) : null;
    }

    /** Percent of the limit that it is nearest to; null when it has none. */
    private static @Nullable Double full(StreamDetail stream) {
        StreamConfig config = stream.config();
        StreamState state = stream.state();
        if (config == null || state == null) {
            return null;
        }
        Double messages = Numbers.percent(state.messages(), config.maxMsgs());
        Double bytes = Numbers.percent(state.bytes(), config.maxBytes());
        return messages == null ? bytes : bytes == null ? messages : Double.valueOf(Math.max(messages, bytes));
    }

    private static @Nullable Double sourceLag(StreamDetail stream) {
        return sources(stream).stream()
                .map(source -> Numbers.unsigned(source.lag()))
                .filter(lag -> lag != null)
                .max(Double::compare)
                .orElse(null);
    }

    /** Since a mirror or source was heard of; very much when it never was. */
    private static @Nullable Double sourceSeconds(StreamDetail stream) {
        return sources(stream).stream()
                .map(StreamSourceInfo::active)
                .filter(active -> active != null)
                .map(active -> active < 0 ? Double.valueOf(Long.MAX_VALUE / NANOS) : Double.valueOf(active / NANOS))
                .max(Double::compare)
                .orElse(null);
    }

    private static List<StreamSourceInfo> sources(StreamDetail stream) {
        List<StreamSourceInfo> sources = new ArrayList<>(stream.sources() == null ? List.of() : stream.sources());
        if (stream.mirror() != null) {
            sources.add(stream.mirror());
        }
        return sources;
    }

    private static Double lost(StreamDetail stream) {
        return stream.state() == null
                        || stream.state().lost() == null
                        || stream.state().lost().msgs() == null
                ? 0.0
                : stream.state().lost().msgs().size();
    }
}
