package io.topz.broker.service;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import java.util.ArrayList;
import java.util.List;

/**
 * The health of a part of the broker.
 *
 * @param httpStatus the status code of the response to a probe
 * @param status the status as a word
 * @param problems the problems; empty if healthy
 */
public record Health(int httpStatus, String status, List<HealthzError> problems) {

    /** A healthy part. */
    public static final Health OK = new Health(200, "ok", List.of());

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String UNAVAILABLE_WORD = "unavailable";

    /** The health of a part with these problems; healthy if there are none. */
    public static Health unavailable(List<HealthzError> problems) {
        return problems.isEmpty() ? OK : new Health(UNAVAILABLE, UNAVAILABLE_WORD, List.copyOf(problems));
    }

    /** The health of a stream or consumer that a probe names but that does not exist. */
    public static Health notFound(HealthzError problem) {
        return new Health(NOT_FOUND, UNAVAILABLE_WORD, List.of(problem));
    }

    /** The response to an invalid request. */
    public static Health badRequest(String problem) {
        return new Health(BAD_REQUEST, "error", List.of(new HealthzError("BAD_REQUEST", null, null, null, problem)));
    }

    /** Whether it is healthy. */
    public boolean isOk() {
        return problems.isEmpty();
    }

    /** The health of both parts together, with the status of the first unhealthy one. */
    public Health and(Health other) {
        if (isOk() || other.isOk()) {
            return isOk() ? other : this;
        }
        List<HealthzError> both = new ArrayList<>(problems);
        both.addAll(other.problems);
        return new Health(httpStatus, status, List.copyOf(both));
    }

    /** The response to a probe: the text of the first problem or, with {@code details}, every problem. */
    public Healthz answer(boolean details) {
        if (isOk()) {
            return new Healthz(status, null, null, null, httpStatus);
        }
        return details
                ? new Healthz("error", null, null, problems, httpStatus)
                : new Healthz(status, null, problems.get(0).error(), null, httpStatus);
    }
}
