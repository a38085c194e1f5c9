package io.topz.broker.monitor;

import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.options.HealthzOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the broker is well. A broker that can be asked accepts connections; with JetStream every stream must have been
 * recovered whole, or the one stream or consumer that was asked for must be there.
 */
final class HealthzSource {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final @Nullable JetStream jetStream;

    /** {@code jetStream} is null where it is off. */
    HealthzSource(@Nullable JetStream jetStream) {
        this.jetStream = jetStream;
    }

    Healthz healthz(HealthzOptions options) {
        JetStream watched = jetStream;
        String failure = watched == null ? null : watched.failure();
        if (failure != null) {
            HealthzError detail = new HealthzError("JETSTREAM", null, null, null, failure);
            return answer(options, "unavailable", List.of(detail), UNAVAILABLE);
        }
        if (options.account().isEmpty() && !options.stream().isEmpty()) {
            return refused(options, "\"account\" must not be empty when checking stream health");
        }
        if (options.stream().isEmpty() && !options.consumer().isEmpty()) {
            return refused(options, "\"stream\" must not be empty when checking consumer health");
        }
        if (watched == null || options.jsServerOnly() || options.jsEnabledOnly() || options.jsMetaOnly()) {
            return healthy();
        }
        return watched.ask(() -> options.account().isEmpty() ? all(watched, options) : one(watched, options));
    }

    private static Healthz healthy() {
        return new Healthz("ok", null, null, null, OK);
    }

    private static Healthz refused(HealthzOptions options, String error) {
        HealthzError detail = new HealthzError("BAD_REQUEST", null, null, null, error);
        return answer(options, "error", List.of(detail), BAD_REQUEST);
    }

    private static Healthz answer(HealthzOptions options, String status, List<HealthzError> errors, int httpStatus) {
        return options.details()
                ? new Healthz("error", null, null, errors, httpStatus)
                : new Healthz(status, null, errors.get(0).error(), null, httpStatus);
    }

    /** What is wrong with any stream. */
    private static Healthz all(JetStream jetStream, HealthzOptions options) {
        List<HealthzError> errors = new ArrayList<>();
        jetStream.accounts().forEach((name, account) -> {
            account.problems().forEach(problem -> errors.add(new HealthzError("JETSTREAM", name, null, null, problem)));
            for (Stream stream : account.streams().values()) {
                if (stream.problem() != null) {
                    errors.add(new HealthzError("STREAM", name, stream.name(), null, problem(name, stream)));
                }
            }
        });
        return errors.isEmpty() ? healthy() : answer(options, "unavailable", errors, UNAVAILABLE);
    }

    private static String problem(String account, Stream stream) {
        return "JetStream stream '%s > %s' %s".formatted(account, stream.name(), stream.problem());
    }

    private static Healthz one(JetStream jetStream, HealthzOptions options) {
        JetStreamAccount account = jetStream.accounts().get(options.account());
        if (account == null) {
            return missing(options, "ACCOUNT", "JetStream account \"%s\" not found".formatted(options.account()));
        }
        if (options.stream().isEmpty()) {
            return healthy();
        }
        Stream stream = account.streams().get(options.stream());
        if (stream == null) {
            return missing(
                    options,
                    "STREAM",
                    "JetStream stream \"%s\" not found on account \"%s\""
                            .formatted(options.stream(), options.account()));
        }
        if (stream.problem() != null) {
            HealthzError detail = new HealthzError(
                    "STREAM", options.account(), stream.name(), null, problem(options.account(), stream));
            return answer(options, "unavailable", List.of(detail), UNAVAILABLE);
        }
        boolean hasConsumer = options.consumer().isEmpty()
                || jetStream.consumers(stream, false).stream()
                        .anyMatch(consumer -> options.consumer().equals(consumer.name()));
        return hasConsumer
                ? healthy()
                : missing(
                        options,
                        "CONSUMER",
                        "JetStream consumer \"%s\" not found for stream \"%s\" on account \"%s\""
                                .formatted(options.consumer(), options.stream(), options.account()));
    }

    private static Healthz missing(HealthzOptions options, String type, String error) {
        HealthzError detail = new HealthzError(
                type,
                options.account(),
                type.equals("ACCOUNT") ? null : options.stream(),
                type.equals("CONSUMER") ? options.consumer() : null,
                error);
        return answer(options, "unavailable", List.of(detail), NOT_FOUND);
    }
}
