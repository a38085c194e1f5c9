package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of a server. Served at {@code /healthz}.
 *
 * @param status ok, unavailable, error; since 2.7.1
 * @param statusCode not in HTTP answers, only over NATS; since 2.10.0
 * @param error ApiError; since 2.7.1
 * @param errors of those, answered with an error; since 2.10.0
 * @param httpStatus status of the HTTP answer, not part of the JSON
 */
@RecordBuilder
public record Healthz(
        @Nullable String status,
        @Nullable Long statusCode,
        @Nullable String error,
        @Nullable List<HealthzError> errors,
        @JsonIgnore @Nullable Integer httpStatus)
        implements Document {}
