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
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart
 * @param serverName configured name, else equal to server_id; since 2.9.16
 * @param now time of this answer, UTC
 * @param importPermissions cluster permission {allow:[],deny:[]}
 * @param export same
 * @param numRoutes num routes
 * @param routes [] when none
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
