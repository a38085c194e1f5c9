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
 * @param accountName name or public key
 * @param updateTime when its claims were last updated; the zero time without
 * @param isSystem whether it is the system account
 * @param expired whether its claims have expired
 * @param complete whether all accounts that it imports from are known
 * @param jetstreamEnabled whether it may use JetStream
 * @param leafnodeConnections leaf nodes of this server
 * @param clientConnections clients of this server
 * @param subscriptions entries of its subscription table
 * @param mappings source subject to a list of {@code {subject, weight, cluster}}; weights in percent and cumulative:
 *     80 and 20 are 80 and 100
 * @param exports what it offers: {@code {subject, type, response_type, token_req, …}}
 * @param imports what it takes from others: {@code {subject, account, type, to, …}}
 * @param jwt its claims as signed
 * @param issuerKey who signed them
 * @param nameTag readable name
 * @param tags tags in its claims
 * @param decodedJwt its claims
 * @param validationResultJwt problems in its claims: {@code {description, blocking, time_check}}
 * @param revokedUser revoked users and since when
 * @param sublistStats figures of its subscription table
 * @param responses open service responses
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
