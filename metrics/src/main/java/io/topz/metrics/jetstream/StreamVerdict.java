package io.topz.metrics.jetstream;

import io.topz.collectors.document.PeerInfo;
import io.topz.metrics.rate.Forecast;
import java.util.List;

/** The verdict on a stream, the worst first. The first matching rule decides, in the order of {@link #of}. */
public enum StreamVerdict {
    NO_LEADER("no leader", "no server leads it: nothing is stored"),
    REJECTING(
            "rejects now",
            "a limit of the stream, of its account or of its server is reached: new messages are refused"),
    LOST("lost messages", "messages were lost to damage"),
    REPLICA("replica away", "a replica is offline or has not caught up"),
    NEARLY_FULL("nearly full", "a limit at which new messages are refused is nearer than a fifth"),
    FOLLOWER("follower", "seen on a server that does not lead it"),
    DROPS_OLD("drops old", "it is full, and the oldest messages make room for new ones, as it was made for"),
    OK("ok", "it takes messages");

    private final String word;
    private final String rule;

    StreamVerdict(String word, String rule) {
        this.word = word;
        this.rule = rule;
    }

    /** The text in the table. */
    public String word() {
        return word;
    }

    /** The rule as a sentence. */
    public String rule() {
        return rule;
    }

    /** Whether the stream needs attention. */
    public boolean isTrouble() {
        return compareTo(FOLLOWER) < 0;
    }

    /** Derives the verdict from the numbers of a stream. */
    public static StreamVerdict of(StreamRow row) {
        if (row.origin().role() == Origin.Role.NO_LEADER) {
            return NO_LEADER;
        }
        if (row.limits().stream().anyMatch(StreamLimit::isRejecting)) {
            return REJECTING;
        }
        if (row.lost() != null && row.lost() > 0) {
            return LOST;
        }
        if (!row.origin().isLeader()) {
            return FOLLOWER;
        }
        List<PeerInfo> peers = Replicas.of(row.detail().cluster());
        if (peers.stream().anyMatch(peer -> Replicas.isOffline(peer) || !Replicas.isCurrent(peer))) {
            return REPLICA;
        }
        if (row.limits().stream().anyMatch(StreamLimit::isNearRejecting)) {
            return NEARLY_FULL;
        }
        boolean isFull = row.limits().stream()
                .anyMatch(limit ->
                        limit.kind() != StreamLimit.Kind.AGE && limit.full().kind() == Forecast.Kind.NOW);
        return isFull ? DROPS_OLD : OK;
    }
}
