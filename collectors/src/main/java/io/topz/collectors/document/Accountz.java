package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a server by name, or one of them in detail. Served at {@code /accountz}.
 *
 * @param serverId id of the server, new at each start
 * @param now time of this answer, UTC
 * @param systemAccount name or public key of the system account
 * @param accounts names in no order; when no account is asked for
 * @param accountDetail the account that was asked for
 */
@RecordBuilder
public record Accountz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable String systemAccount,
        @Nullable List<String> accounts,
        @Nullable AccountInfo accountDetail)
        implements Document {}
