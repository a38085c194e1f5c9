package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured or discovered remote gateway.
 *
 * @param name cluster name
 * @param tlsTimeout seconds
 * @param urls host:port known for it, incl. learned by gossip
 */
@RecordBuilder
public record RemoteGatewayOptsVarz(
        @Nullable String name,
        @Nullable Double tlsTimeout,
        @Nullable List<String> urls) {}
