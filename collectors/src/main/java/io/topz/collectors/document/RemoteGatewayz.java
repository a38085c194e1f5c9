package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One gateway connection and the accounts that use it.
 *
 * @param configured remote is in the config (always false for inbound)
 * @param connection ConnInfo with kind Gateway, name = remote server id
 * @param accounts accs=1 or acc_name
 */
@RecordBuilder
public record RemoteGatewayz(
        @Nullable Boolean configured,
        @Nullable ConnInfo connection,
        @Nullable List<AccountGatewayz> accounts) {}
