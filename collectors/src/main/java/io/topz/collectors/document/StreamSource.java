package io.topz.collectors.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that another one mirrors or gathers from.
 *
 * @param name its name
 * @param optStartSeq first sequence
 * @param optStartTime first time
 * @param filterSubject only messages of this subject
 * @param subjectTransforms how subjects are rewritten (since 2.10.0)
 * @param external how to reach it in another account or domain
 * @param consumer a consumer that was made for it (since 2.14.0)
 */
public record StreamSource(
        @Nullable String name,
        @Uint64 @Nullable Long optStartSeq,
        @Nullable Instant optStartTime,
        @Nullable String filterSubject,
        @Nullable List<SubjectTransform> subjectTransforms,
        @Nullable ExternalStream external,
        @Nullable JsonNode consumer) {}
