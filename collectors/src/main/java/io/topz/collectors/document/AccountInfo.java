package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account in detail.
 *
 * @param accountName since 2.2.0
 * @param updateTime since 2.2.0
 * @param isSystem since 2.2.0
 * @param expired since 2.2.0
 * @param complete since 2.2.0
 * @param jetstreamEnabled since 2.2.0
 * @param leafnodeConnections since 2.2.0
 * @param clientConnections local clients; since 2.2.0
 * @param subscriptions subscriptions in all accounts of this server incl. internal ones and remote interest held
 *     locally (see counters); since 2.2.0
 * @param mappings source subject -&gt; [{subject, weight int percent, cluster?}]. Weights come out cumulative: config
 *     80/20 is reported as 20 and 100; since 2.2.0
 * @param exports [{subject, type: stream/service, response_type?, token_req?, approved_accounts?, revoked_activations?, …}]; since 2.2.0
 * @param imports [{subject, account, type, to? (service), local_subject?, invalid, share, tracking, tracking_header?,
 *     latency?, m1?}]; since 2.2.0
 * @param jwt auth=1 (closed: always kept): the user JWT; bearer JWTs blanked since 2.11.17/2.12.8; since 2.2.0
 * @param issuerKey auth=1; since 2.2.0
 * @param nameTag auth=1: readable account name (since 2.11 falls back to the account name, so $G appears; before: the
 *     user name tag); since 2.2.0
 * @param tags server_tags; since 2.2.0
 * @param decodedJwt since 2.2.0
 * @param validationResultJwt [{description, blocking, time_check}]; since 2.2.0
 * @param revokedUser since 2.2.0
 * @param sublistStats SublistStats; since 2.2.0
 * @param responses open service responses; since 2.2.0
 */
@RecordBuilder
public record AccountInfo(
        @Nullable String accountName,
        @Nullable Instant updateTime,
        @Nullable Boolean isSystem,
        @Nullable Boolean expired,
        @Nullable Boolean complete,
        @Nullable Boolean jetstreamEnabled,
        @Nullable Long leafnodeConnections,
        @Nullable Long clientConnections,
        @Nullable Long subscriptions,
        @Nullable JsonNode mappings,
        @Nullable List<JsonNode> exports,
        @Nullable List<JsonNode> imports,
        @Nullable String jwt,
        @Nullable String issuerKey,
        @Nullable String nameTag,
        @Nullable List<String> tags,
        @Nullable JsonNode decodedJwt,
        @Nullable List<JsonNode> validationResultJwt,
        @Nullable Map<String, JsonNode> revokedUser,
        @Nullable SublistStats sublistStats,
        @Nullable Map<String, JsonNode> responses) {}
