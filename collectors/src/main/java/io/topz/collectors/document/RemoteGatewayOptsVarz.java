package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured or discovered remote gateway.
 *
 * @param name name of the remote gateway
 * @param tlsTimeout seconds
 * @param urls its addresses as host:port, configured or learnt
 */
@RecordBuilder
public record RemoteGatewayOptsVarz(
        @Nullable String name,
        @Nullable Double tlsTimeout,
        @Nullable List<String> urls) {}
