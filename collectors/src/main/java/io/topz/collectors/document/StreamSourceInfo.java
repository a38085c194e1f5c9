package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a mirror or source in copying its origin.
 *
 * @param name origin
 * @param external where it is: {@code {api, deliver}} (since 2.2.4)
 * @param lag messages behind
 * @param active since the last message, -1 before the first (nanoseconds)
 * @param error what went wrong: {@code {code, err_code, description}}
 * @param filterSubject only messages of this subject (since 2.10.0)
 * @param subjectTransforms how subjects are rewritten: {@code {src, dest}} (since 2.10.0)
 * @param seq last sequence of the origin (since 2.15)
 */
@RecordBuilder
public record StreamSourceInfo(
        @Nullable String name,
        @Nullable ExternalStream external,
        @Uint64 @Nullable Long lag,
        @Nullable Long active,
        @Nullable JsonNode error,
        @Nullable String filterSubject,
        @Nullable List<SubjectTransform> subjectTransforms,
        @Uint64 @Nullable Long seq) {}
