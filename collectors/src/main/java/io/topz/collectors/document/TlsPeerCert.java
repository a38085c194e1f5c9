package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One certificate that a client presented.
 *
 * @param subject distinguished name (since 2.9.0)
 * @param spkiSha256 hash of its public key, in hexadecimal (since 2.9.0)
 * @param certSha256 hash of the certificate, in hexadecimal (since 2.9.0)
 */
@RecordBuilder
public record TlsPeerCert(
        @Nullable String subject,
        @Nullable String spkiSha256,
        @Nullable String certSha256) {}
