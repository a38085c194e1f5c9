package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * A rule that rewrites the subjects of messages.
 *
 * @param src which subjects
 * @param dest what they become
 */
public record SubjectTransform(
        @Nullable String src, @Nullable String dest) {}
