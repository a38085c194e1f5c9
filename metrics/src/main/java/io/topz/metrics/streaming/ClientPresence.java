package io.topz.metrics.streaming;

import io.topz.collectors.document.StreamingClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clients that are gone: the server counts them as connected until their heartbeats have failed often enough, but has no such
 * client, or the client has no NATS connection. Keeps the absent clients of the previous sample. Not thread-safe.
 *
 * <p>The documents of one sample are not of exactly the same time. So a client must be absent from two samples, if there are two.
 */
final class ClientPresence {

    private @Nullable Set<String> absentBefore;

    /**
     * Finds the clients that are gone.
     *
     * @param ids the clients in question
     * @param answer the clients of the server
     * @return whether they are gone, without those about which nothing is known
     */
    Map<String, Boolean> observe(Set<String> ids, StreamingAnswer answer, ConnectionLookup connections) {
        Map<String, Boolean> gone = new HashMap<>();
        Set<String> absent = new HashSet<>();
        if (answer.clients() != null) {
            Map<String, StreamingClient> listed = answer.clients().stream()
                    .collect(Collectors.toMap(client -> String.valueOf(client.id()), client -> client, (a, b) -> a));
            for (String id : ids) {
                StreamingClient client = listed.get(id);
                boolean isConnected = client != null && connections.of(client) != null;
                if (!isConnected && (client == null || connections.isComplete())) {
                    absent.add(id);
                    gone.put(id, absentBefore == null || absentBefore.contains(id));
                } else if (isConnected) {
                    gone.put(id, false);
                }
            }
        }
        absentBefore = absent;
        return gone;
    }
}
