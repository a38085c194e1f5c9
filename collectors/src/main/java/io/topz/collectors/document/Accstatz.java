package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of the accounts of a server. Served at {@code /accstatz}.
 *
 * @param serverId id of the server, new at each start (since 2.9.0)
 * @param now time of this answer, UTC (since 2.9.0)
 * @param accountStatz one entry per account, in no order (since 2.9.0)
 */
@RecordBuilder
public record Accstatz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable List<AccountStat> accountStatz) implements Document {}
