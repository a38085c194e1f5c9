package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one account.
 *
 * @param acc account name/nkey; since 2.9.0
 * @param name readable name; since 2.11.0
 * @param conns local client connections; since 2.9.0
 * @param leafnodes local leaf connections; since 2.9.0
 * @param totalConns sum of both; since 2.9.0
 * @param numSubscriptions current; since 2.10.0
 * @param sent DataStats: delivered by this server to clients/leafs/routes in this account; since 2.9.0
 * @param received DataStats: received; since 2.9.0
 * @param slowConsumers slow-consumer events since start; since 2.9.0
 */
@RecordBuilder
public record AccountStat(
        @Nullable String acc,
        @Nullable String name,
        @Nullable Long conns,
        @Nullable Long leafnodes,
        @Nullable Long totalConns,
        @Nullable Long numSubscriptions,
        @Nullable DataStats sent,
        @Nullable DataStats received,
        @Nullable Long slowConsumers) {}
