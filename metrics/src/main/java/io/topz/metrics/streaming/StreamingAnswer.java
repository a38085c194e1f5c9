package io.topz.metrics.streaming;

import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.collectors.document.StreamingClient;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one NATS Streaming server at one moment.
 *
 * @param serverz the server
 * @param storez its store; null if it was not requested or not reported
 * @param pages the pages of its channels with their subscriptions
 * @param clientPages the pages of its clients; null if they were not reported
 */
public record StreamingAnswer(
        Serverz serverz,
        @Nullable Storez storez,
        List<Channelsz> pages,
        @Nullable List<Clientsz> clientPages) {

    private static final String LEADER = "Leader";
    private static final String ACTIVE = "FT_ACTIVE";
    private static final String STANDBY = "FT_STANDBY";

    public StreamingAnswer {
        pages = List.copyOf(pages);
        clientPages = clientPages == null ? null : List.copyOf(clientPages);
    }

    /** Its clients; null if they were not reported. */
    @Nullable
    List<StreamingClient> clients() {
        return clientPages == null
                ? null
                : clientPages.stream()
                        .flatMap(page -> page.clients() == null ? Stream.of() : page.clients().stream())
                        .toList();
    }

    /** Whether the numbers are authoritative: the server leads its cluster or is the active one of its group, or there are no others. */
    public boolean isOfLeader() {
        boolean leads = serverz.role() == null
                || serverz.role().isEmpty()
                || serverz.role().equals(LEADER);
        return leads && !isStandby();
    }

    /** Whether the server waits for the active one of its group to fail. Then it knows no channels, and not its cluster either. */
    public boolean isStandby() {
        return STANDBY.equals(serverz.state());
    }

    /** This answer or, if it is not authoritative, that of the leader of the same cluster or of the active server if there is one. */
    public StreamingAnswer orOfLeader(List<StreamingAnswer> others) {
        if (isOfLeader()) {
            return this;
        }
        List<StreamingAnswer> leaders = others.stream().filter(this::isLedBy).toList();
        // A standby does not know its group, so there must be only one.
        return leaders.isEmpty() || (isStandby() && leaders.size() > 1) ? this : leaders.get(0);
    }

    private boolean isLedBy(StreamingAnswer other) {
        return isStandby()
                ? ACTIVE.equals(other.serverz.state())
                : other.isOfLeader()
                        && other.serverz.clusterId() != null
                        && Objects.equals(other.serverz.clusterId(), serverz.clusterId());
    }
}
