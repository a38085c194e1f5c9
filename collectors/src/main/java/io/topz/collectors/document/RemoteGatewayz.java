package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One gateway connection and the accounts that use it.
 *
 * @param configured whether the remote is configured; false of inbound ones
 * @param connection the connection; its name is the id of the remote server
 * @param accounts accounts that use it, when asked for
 */
@RecordBuilder
public record RemoteGatewayz(
        @Nullable Boolean configured,
        @Nullable ConnInfo connection,
        @Nullable List<AccountGatewayz> accounts) {}
