package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a server to the others of its cluster. Served at {@code /routez}.
 *
 * @param serverId id of the server, new at each start
 * @param serverName its name (since 2.9.16)
 * @param now time of this answer, UTC
 * @param importPermissions what the cluster takes: {@code {allow, deny}}
 * @param export what the cluster offers: {@code {allow, deny}}
 * @param numRoutes route connections
 * @param routes those, in no order
 */
@RecordBuilder
public record Routez(
        @Nullable String serverId,
        @Nullable String serverName,
        @Nullable Instant now,
        @JsonProperty("import") @Nullable JsonNode importPermissions,
        @Nullable JsonNode export,
        @Nullable Long numRoutes,
        @Nullable List<RouteInfo> routes)
        implements Document {}
