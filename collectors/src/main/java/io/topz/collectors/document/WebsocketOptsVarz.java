package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The websocket part of the configuration.
 *
 * @param host host on which it listens (since 2.8.0)
 * @param port port on which it listens (since 2.8.0)
 * @param advertise address that is announced to clients (since 2.8.0)
 * @param noAuthUser user of clients without credentials (since 2.8.0)
 * @param jwtCookie cookie with the claims of the user (since 2.8.0)
 * @param handshakeTimeout time for the websocket handshake (nanoseconds, since 2.8.0)
 * @param authTimeout seconds (since 2.8.0)
 * @param noTls whether it goes without TLS (since 2.8.0)
 * @param tlsMap whether users are taken from certificates (since 2.8.0)
 * @param tlsPinnedCerts certificates that are accepted (since 2.8.0)
 * @param sameOrigin whether only pages of this host may connect (since 2.8.0)
 * @param allowedOrigins pages that may connect (since 2.8.0)
 * @param compression whether compression is negotiated (since 2.8.0)
 * @param tlsOcspPeerVerify whether certificates are checked by OCSP (since 2.9.21)
 * @param tlsCertNotAfter when the certificate expires (since 2.11.12)
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
