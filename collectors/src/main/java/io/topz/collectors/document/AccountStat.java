package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one account.
 *
 * @param acc account name or public key (since 2.9.0)
 * @param name readable name (since 2.11.0)
 * @param conns clients of this server (since 2.9.0)
 * @param leafnodes leaf nodes of this server (since 2.9.0)
 * @param totalConns sum of both (since 2.9.0)
 * @param numSubscriptions entries of its subscription table (since 2.10.0)
 * @param sent delivered by this server, to whatever kind of connection (since 2.9.0)
 * @param received received by this server (since 2.9.0)
 * @param slowConsumers slow consumer events of this server since its start (since 2.9.0)
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
