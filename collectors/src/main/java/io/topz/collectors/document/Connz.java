package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server, one page of them. Served at {@code /connz}.
 *
 * @param serverId id of the server; empty when the account that was asked for is unknown
 * @param now time of this answer, UTC
 * @param numConnections connections in this page
 * @param total connections in the chosen state before paging; an account filter reduces it, one by user, MQTT client
 *     or cid does not
 * @param offset connections skipped
 * @param limit size of the page, 1 when one cid was asked for
 * @param connections the page
 */
@RecordBuilder
public record Connz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long numConnections,
        @Nullable Long total,
        @Nullable Long offset,
        @Nullable Long limit,
        @Nullable List<ConnInfo> connections)
        implements Document {}
