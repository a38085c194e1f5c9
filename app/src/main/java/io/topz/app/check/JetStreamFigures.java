package io.topz.app.check;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.PeerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamSourceInfo;
import io.topz.collectors.document.StreamState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Figures of streams and consumers; null is not known. In a cluster only a leader's figures count. */
final class JetStreamFigures {

    /** A consumer and when it was looked at. */
    private record Consumer(ConsumerInfo info, @Nullable Instant now) {}

    private static final Map<String, Function<StreamDetail, @Nullable Double>> STREAMS = Map.ofEntries(
            Map.entry("messages", stream -> state(stream, StreamState::messages)),
            Map.entry("bytes", stream -> state(stream, StreamState::bytes)),
            Map.entry("subjects", stream -> state(stream, StreamState::numSubjects)),
            Map.entry("consumers_of", stream -> state(stream, StreamState::consumerCount)),
            Map.entry("full", JetStreamFigures::full),
            Map.entry("replica_lag", stream -> Peers.lag(replicas(stream.cluster()))),
            Map.entry("replicas_offline", stream -> Peers.offline(replicas(stream.cluster()))),
            Map.entry("leader", JetStreamFigures::leader),
            Map.entry("source_lag", JetStreamFigures::sourceLag),
            Map.entry("source_seconds", JetStreamFigures::sourceSeconds),
            Map.entry("lost", JetStreamFigures::lost));

    private static final Map<String, Function<Consumer, @Nullable Double>> CONSUMERS = Map.of(
            "lag", one -> number(one.info.numPending()),
            "ack_pending", one -> number(one.info.numAckPending()),
            "ack_pending_percent", JetStreamFigures::ackPercent,
            "redelivered", one -> number(one.info.numRedelivered()),
            "waiting", one -> number(one.info.numWaiting()),
            "last_delivery", one -> ago(one.info.delivered(), one.now),
            "last_ack", one -> ago(one.info.ackFloor(), one.now));

    static final Set<String> NAMES = names();

    private JetStreamFigures() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>(STREAMS.keySet());
        names.addAll(CONSUMERS.keySet());
        return Set.copyOf(names);
    }

    /** The figure of everything that a pattern names; none when the server has nothing of that name, or does not lead it. */
    static List<Figure> of(String name, String pattern, Observation seen) {
        Pattern wanted = pattern(pattern);
        List<Figure> figures = new ArrayList<>();
        if (seen.jsz() == null || seen.jsz().accountDetails() == null) {
            return figures;
        }
        for (AccountDetail account : seen.jsz().accountDetails()) {
            for (StreamDetail stream : orEmpty(account.streamDetail())) {
                Function<StreamDetail, @Nullable Double> ofStream = STREAMS.get(name);
                if (ofStream != null) {
                    boolean leads = leads(stream.cluster(), seen) || name.equals("leader");
                    add(figures, wanted, String.valueOf(stream.name()), leads ? ofStream.apply(stream) : null, leads);
                } else {
                    consumers(name, stream, seen, wanted, figures);
                }
            }
        }
        return figures;
    }

    private static void consumers(
            String name, StreamDetail stream, Observation seen, Pattern wanted, List<Figure> figures) {
        Function<Consumer, @Nullable Double> figure = CONSUMERS.get(name);
        for (ConsumerInfo info : orEmpty(stream.consumerDetail())) {
            boolean leads = leads(info.cluster(), seen);
            Instant now = seen.jsz() == null ? null : seen.jsz().now();
            Double value = leads && figure != null ? figure.apply(new Consumer(info, now)) : null;
            add(figures, wanted, stream.name() + "/" + info.name(), value, leads);
        }
    }

    private static void add(
            List<Figure> figures, Pattern wanted, String subject, @Nullable Double value, boolean leads) {
        if (leads && wanted.matcher(subject).matches()) {
            figures.add(new Figure(subject, value));
        }
    }

    /** {@code *} stands for any text, nothing for all. */
    private static Pattern pattern(String text) {
        if (text.isEmpty()) {
            return Pattern.compile(".*", Pattern.DOTALL);
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private static boolean leads(@Nullable ClusterInfo cluster, Observation seen) {
        return cluster == null
                || cluster.leader() == null
                || cluster.leader().equals(seen.now().serverName())
                || replicas(cluster) == null;
    }

    private static @Nullable List<PeerInfo> replicas(@Nullable ClusterInfo cluster) {
        return cluster == null ? null : cluster.replicas();
    }

    private static Double leader(StreamDetail stream) {
        ClusterInfo cluster = stream.cluster();
        return cluster == null || (cluster.leader() != null && !cluster.leader().isEmpty()) ? 1.0 : 0.0;
    }

    private static @Nullable Double state(StreamDetail stream, Function<StreamState, @Nullable Long> figure) {
        return stream.state() == null ? null : number(figure.apply(stream.state()));
    }

    /** Percent of the limit that it is nearest to; null when it has none. */
    private static @Nullable Double full(StreamDetail stream) {
        StreamConfig config = stream.config();
        StreamState state = stream.state();
        if (config == null || state == null) {
            return null;
        }
        Double messages = ServerFigures.percent(state.messages(), config.maxMsgs());
        Double bytes = ServerFigures.percent(state.bytes(), config.maxBytes());
        return messages == null ? bytes : bytes == null ? messages : Double.valueOf(Math.max(messages, bytes));
    }

    private static @Nullable Double sourceLag(StreamDetail stream) {
        return sources(stream).stream()
                .map(StreamSourceInfo::lag)
                .filter(lag -> lag != null)
                .map(Long::doubleValue)
                .max(Double::compare)
                .orElse(null);
    }

    /** Since a mirror or source was heard of; very much when it never was. */
    private static @Nullable Double sourceSeconds(StreamDetail stream) {
        return sources(stream).stream()
                .map(StreamSourceInfo::active)
                .filter(active -> active != null)
                .map(active -> active < 0 ? Double.valueOf(Long.MAX_VALUE / 1e9) : Double.valueOf(active / 1e9))
                .max(Double::compare)
                .orElse(null);
    }

    private static List<StreamSourceInfo> sources(StreamDetail stream) {
        List<StreamSourceInfo> sources = new ArrayList<>(orEmpty(stream.sources()));
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

    private static @Nullable Double ackPercent(Consumer one) {
        ConsumerConfig config = one.info.config();
        return config == null ? null : ServerFigures.percent(one.info.numAckPending(), config.maxAckPending());
    }

    private static @Nullable Double ago(@Nullable SequenceInfo sequence, @Nullable Instant now) {
        return sequence == null ? null : ServerFigures.seconds(sequence.lastActive(), now);
    }

    /** Unsigned. */
    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value >= 0 ? value : value + 0x1p64;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
