package io.topz.metrics.streaming;

import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one NATS Streaming server at one moment.
 *
 * @param serverz the server
 * @param storez its store; null if it was not requested or not reported
 * @param pages the pages of its channels with their subscriptions
 */
public record StreamingAnswer(Serverz serverz, @Nullable Storez storez, List<Channelsz> pages) {

    private static final String LEADER = "Leader";

    public StreamingAnswer {
        pages = List.copyOf(pages);
    }

    /** Whether the numbers are authoritative: the server leads its cluster, or there is none. */
    public boolean isOfLeader() {
        return serverz.role() == null
                || serverz.role().isEmpty()
                || serverz.role().equals(LEADER);
    }

    /** This answer or, if it is one of a follower, that of the leader of the same cluster if there is one. */
    public StreamingAnswer orOfLeader(List<StreamingAnswer> others) {
        return isOfLeader()
                ? this
                : others.stream()
                        .filter(other -> other.isOfLeader()
                                && other.serverz.clusterId() != null
                                && Objects.equals(other.serverz.clusterId(), serverz.clusterId()))
                        .findFirst()
                        .orElse(this);
    }
}
