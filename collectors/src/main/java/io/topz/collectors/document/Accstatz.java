package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of the accounts of a server. Served at {@code /accstatz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart; since 2.9.0
 * @param now time of this answer, UTC; since 2.9.0
 * @param accountStatz no order; [] when none; since 2.9.0
 */
@RecordBuilder
public record Accstatz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable List<AccountStat> accountStatz) implements Document {}
