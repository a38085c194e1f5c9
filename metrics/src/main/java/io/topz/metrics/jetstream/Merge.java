package io.topz.metrics.jetstream;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ClusterInfo;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.StreamDetail;
import io.topz.metrics.jetstream.Origin.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges the streams and consumers reported by the servers of a cluster: each stream as reported by its leader, each consumer as reported
 * by its own leader, which may be a different server. If the leader has not answered, the report of a follower is used.
 */
final class Merge {

    /**
     * A stream or consumer in the document of one server.
     *
     * @param value the stream or consumer
     * @param answer the document
     * @param account its account in the same document
     * @param role the role of the reporting server
     */
    record Found<T>(T value, Answer answer, AccountDetail account, Role role) {

        Origin origin() {
            return new Origin(answer.varz().serverName(), answer.run(), answer.now(), role);
        }
    }

    private final Map<StreamKey, Found<StreamDetail>> streams = new LinkedHashMap<>();
    private final Map<ConsumerKey, Found<ConsumerInfo>> consumers = new LinkedHashMap<>();
    private final TreeSet<String> absentLeaders = new TreeSet<>();

    /** @param others the documents of other servers; those of other clusters are ignored */
    Merge(Answer watched, List<Answer> others) {
        add(watched);
        others.stream().filter(watched::sharesClusterWith).forEach(this::add);
        streams.values().forEach(found -> noteAbsent(found.role, found.value.cluster()));
        consumers.values().forEach(found -> noteAbsent(found.role, found.value.cluster()));
    }

    Map<StreamKey, Found<StreamDetail>> streams() {
        return streams;
    }

    Map<ConsumerKey, Found<ConsumerInfo>> consumers() {
        return consumers;
    }

    /** The names of leaders that did not answer. */
    List<String> absentLeaders() {
        return List.copyOf(absentLeaders);
    }

    private void noteAbsent(Role role, @Nullable ClusterInfo cluster) {
        if (role == Role.FOLLOWER && cluster != null && cluster.leader() != null) {
            absentLeaders.add(cluster.leader());
        }
    }

    private void add(Answer answer) {
        for (AccountDetail account : orEmpty(answer.jsz().accountDetails())) {
            String name = account.name() == null ? String.valueOf(account.id()) : account.name();
            for (StreamDetail stream : orEmpty(account.streamDetail())) {
                add(answer, account, new StreamKey(name, String.valueOf(stream.name())), stream);
            }
        }
    }

    private void add(Answer answer, AccountDetail account, StreamKey key, StreamDetail stream) {
        String server = answer.varz().serverName();
        keepBetter(streams, key, new Found<>(stream, answer, account, Origin.role(stream.cluster(), server)));
        for (ConsumerInfo consumer : orEmpty(stream.consumerDetail())) {
            Role role = Origin.role(consumer.cluster(), server);
            keepBetter(
                    consumers,
                    new ConsumerKey(key, String.valueOf(consumer.name())),
                    new Found<>(consumer, answer, account, role));
        }
    }

    private static <K, T> void keepBetter(Map<K, Found<T>> known, K key, Found<T> found) {
        Found<T> before = known.get(key);
        if (before == null || (found.role == Role.LEADER && before.role != Role.LEADER)) {
            known.put(key, found);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
