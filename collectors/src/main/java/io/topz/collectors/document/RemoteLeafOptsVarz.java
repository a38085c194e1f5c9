package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured remote leaf node.
 *
 * @param localAccount account that is connected
 * @param tlsTimeout seconds
 * @param urls addresses of the hub as host:port (since 2.0.2)
 * @param deny subjects that are kept back: {@code {exports, imports}} (since 2.2.3)
 * @param tlsOcspPeerVerify whether certificates are checked by OCSP (since 2.9.21)
 */
@RecordBuilder
public record RemoteLeafOptsVarz(
        @Nullable String localAccount,
        @Nullable Double tlsTimeout,
        @Nullable List<String> urls,
        @Nullable JsonNode deny,
        @Nullable Boolean tlsOcspPeerVerify) {}
