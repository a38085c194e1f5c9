package io.topz.collectors.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of a server. Served at {@code /healthz}.
 *
 * @param status {@code ok}, {@code unavailable} or {@code error} (since 2.7.1)
 * @param statusCode absent in answers over HTTP (since 2.10.0)
 * @param error the first problem (since 2.7.1)
 * @param errors every problem, when details are asked for (since 2.10.0)
 * @param httpStatus status of the HTTP answer, no part of the JSON
 */
@RecordBuilder
public record Healthz(
        @Nullable String status,
        @Nullable Long statusCode,
        @Nullable String error,
        @Nullable List<HealthzError> errors,
        @JsonIgnore @Nullable Integer httpStatus)
        implements Document {}
