package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One certificate that a client presented.
 *
 * @param subject since 2.9.0
 * @param spkiSha256 since 2.9.0
 * @param certSha256 since 2.9.0
 */
@RecordBuilder
public record TlsPeerCert(
        @Nullable String subject,
        @Nullable String spkiSha256,
        @Nullable String certSha256) {}
