package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a NATS Streaming server, or one of them. Served at {@code /streaming/clientsz}.
 *
 * @param clusterId id of the cluster
 * @param serverId id of the server, new at each start
 * @param now time of this answer
 * @param offset clients that were skipped
 * @param limit clients of a page at most
 * @param count clients of this page
 * @param total all clients
 * @param clients the page, sorted by id
 * @param client the only content of the answer about one client
 */
@RecordBuilder
public record Clientsz(
        @Nullable String clusterId,
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long offset,
        @Nullable Long limit,
        @Nullable Long count,
        @Nullable Long total,
        @Nullable List<StreamingClient> clients,
        @Inline @Nullable StreamingClient client)
        implements Document {}
