package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configured remote leaf node.
 *
 * @param localAccount local account
 * @param tlsTimeout seconds
 * @param urls host:port, no credentials; since 2.0.2
 * @param deny {exports:[string], imports:[string]}; since 2.2.3
 * @param tlsOcspPeerVerify OCSP peer check on clients; since 2.9.21
 */
@RecordBuilder
public record RemoteLeafOptsVarz(
        @Nullable String localAccount,
        @Nullable Double tlsTimeout,
        @Nullable List<String> urls,
        @Nullable JsonNode deny,
        @Nullable Boolean tlsOcspPeerVerify) {}
