package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.json.Uint64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a mirror or source has followed its origin.
 *
 * @param name origin stream; since 2.2.0
 * @param external {api, deliver}; since 2.2.4
 * @param lag messages behind; since 2.2.0
 * @param active since last message, -1 = never heard (nanoseconds); since 2.2.0
 * @param error ApiError; since 2.2.0
 * @param filterSubject since 2.10.0
 * @param subjectTransforms [{src,dest}]; since 2.10.0
 * @param seq per-server counter of system messages; since 2.15
 */
@RecordBuilder
public record StreamSourceInfo(
        @Nullable String name,
        @Nullable JsonNode external,
        @Uint64 @Nullable Long lag,
        @Nullable Long active,
        @Nullable JsonNode error,
        @Nullable String filterSubject,
        @Nullable List<JsonNode> subjectTransforms,
        @Uint64 @Nullable Long seq) {}
