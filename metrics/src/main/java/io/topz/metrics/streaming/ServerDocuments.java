package io.topz.metrics.streaming;

import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Varz;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one server about NATS Streaming, and about the NATS connections of its clients.
 *
 * @param varz its NATS server
 * @param streaming its streaming server; null if it has none
 * @param connz its open connections; null if they were not requested
 * @param routez its routes; null if they were not requested
 */
public record ServerDocuments(
        Varz varz,
        @Nullable StreamingAnswer streaming,
        @Nullable Connz connz,
        @Nullable Routez routez) {

    /** The documents of a streaming server, without those of its NATS server. */
    public static ServerDocuments of(Varz varz, @Nullable StreamingAnswer streaming) {
        return new ServerDocuments(varz, streaming, null, null);
    }

    /** The documents of its NATS server. */
    public ServerDocuments withoutStreaming() {
        return new ServerDocuments(varz, null, connz, routez);
    }

    /**
     * These documents; if the server has no NATS Streaming, with that of another server, preferably a leader. The streaming server may be a
     * client of this server, with a port of its own.
     */
    public ServerDocuments orStreamingOf(List<ServerDocuments> others) {
        if (streaming != null) {
            return this;
        }
        return others.stream()
                .map(ServerDocuments::streaming)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(answer -> !answer.isOfLeader()))
                .map(answer -> new ServerDocuments(varz, answer, connz, routez))
                .orElse(this);
    }

    /**
     * Whether the port shows a NATS server that was never started. That is the port of a streaming server that uses other NATS servers; a
     * streaming server that runs its own has connections to it.
     */
    public boolean isWithoutNats() {
        return streaming != null && hasNoConnection(varz);
    }

    /** Whether nobody has ever connected to a server. topz has connections of its own that it does not count as accepted. */
    public static boolean hasNoConnection(Varz varz) {
        Long open = varz.connections();
        Long accepted = varz.totalConnections();
        return open != null && open == 0 && accepted != null && accepted == 0;
    }

    /** The ids of the servers of the same cluster to which it has routes. */
    Stream<String> peers() {
        return routez == null || routez.routes() == null
                ? Stream.of()
                : routez.routes().stream().map(route -> String.valueOf(route.remoteId()));
    }
}
