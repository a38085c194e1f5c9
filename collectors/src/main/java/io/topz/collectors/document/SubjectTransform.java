package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * How the subjects of messages are rewritten.
 *
 * @param src which subjects
 * @param dest what they become
 */
public record SubjectTransform(
        @Nullable String src, @Nullable String dest) {}
