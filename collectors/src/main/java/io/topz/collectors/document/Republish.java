package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * The subject under which the messages of a stream are published again once they are stored.
 *
 * @param src which subjects
 * @param dest what they become
 * @param headersOnly whether payloads are left out
 */
public record Republish(
        @Nullable String src,
        @Nullable String dest,
        @Nullable Boolean headersOnly) {}
