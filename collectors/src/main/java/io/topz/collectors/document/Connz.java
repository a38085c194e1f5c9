package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server, one page of them. Served at {@code /connz}.
 *
 * @param serverId empty string when acc names an unknown account
 * @param now time of this answer, UTC
 * @param numConnections length of connections in this page
 * @param total connections in the chosen state before paging (see filters: not reduced by user, mqtt_client, cid,
 *     filter_subject; reduced by acc)
 * @param offset offset applied (negative becomes 0)
 * @param limit limit applied (&lt;=0 becomes 1024; 1 when cid given)
 * @param connections ConnInfo; [] when none, null when acc is unknown
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
