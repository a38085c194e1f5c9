package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a server by name, or one of them in detail. Served at {@code /accountz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart; since 2.2.0
 * @param now time of this answer, UTC; since 2.2.0
 * @param systemAccount name (or nkey) of the system account, default $SYS; since 2.2.0
 * @param accounts list of names, no order (without acc); since 2.2.0
 * @param accountDetail AccountInfo (with acc); since 2.2.0
 */
@RecordBuilder
public record Accountz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable String systemAccount,
        @Nullable List<String> accounts,
        @Nullable AccountInfo accountDetail)
        implements Document {}
