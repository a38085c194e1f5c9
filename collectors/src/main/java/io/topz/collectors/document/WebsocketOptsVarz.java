package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The websocket part of the configuration.
 *
 * @param host client listen host; since 2.8.0
 * @param port client listen port (actual, also when -1 was asked); since 2.8.0
 * @param advertise since 2.8.0
 * @param noAuthUser since 2.8.0
 * @param jwtCookie since 2.8.0
 * @param handshakeTimeout (nanoseconds); since 2.8.0
 * @param authTimeout seconds; since 2.8.0
 * @param noTls since 2.8.0
 * @param tlsMap since 2.8.0
 * @param tlsPinnedCerts since 2.8.0
 * @param sameOrigin since 2.8.0
 * @param allowedOrigins since 2.8.0
 * @param compression since 2.8.0
 * @param tlsOcspPeerVerify OCSP peer check on clients; since 2.9.21
 * @param tlsCertNotAfter expiry of the client TLS certificate; since 2.11.12
 */
@RecordBuilder
public record WebsocketOptsVarz(
        @Nullable String host,
        @Nullable Long port,
        @Nullable String advertise,
        @Nullable String noAuthUser,
        @Nullable String jwtCookie,
        @Nullable Long handshakeTimeout,
        @Nullable Double authTimeout,
        @Nullable Boolean noTls,
        @Nullable Boolean tlsMap,
        @Nullable List<String> tlsPinnedCerts,
        @Nullable Boolean sameOrigin,
        @Nullable List<String> allowedOrigins,
        @Nullable Boolean compression,
        @Nullable Boolean tlsOcspPeerVerify,
        @Nullable Instant tlsCertNotAfter) {}
