package io.topz.broker.monitor;

import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.options.HealthzOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports the health of the broker. A broker that can be asked accepts connections; with JetStream every stream must have been recovered
 * whole, or the one stream or consumer that was asked for must be there.
 */
final class HealthzSource {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** A probe waits no longer for news while what was known before is not old. */
    private static final long SOON_MILLIS = 20;

    private final @Nullable JetStream jetStream;
    private final @Nullable JetStreamQuestions questions;
    private volatile @Nullable List<HealthzError> known;

    /** Both are null where JetStream is off. */
    HealthzSource(@Nullable JetStream jetStream, @Nullable JetStreamQuestions questions) {
        this.jetStream = jetStream;
        this.questions = questions;
    }

    CompletionStage<Healthz> healthz(HealthzOptions options) {
        JetStream watched = jetStream;
        JetStreamQuestions asking = questions;
        String failure = watched == null ? null : watched.failure();
        if (failure != null) {
            return now(unavailable(options, failure));
        }
        if (options.account().isEmpty() && !options.stream().isEmpty()) {
            return now(refused(options, "\"account\" must not be empty when checking stream health"));
        }
        if (options.stream().isEmpty() && !options.consumer().isEmpty()) {
            return now(refused(options, "\"stream\" must not be empty when checking consumer health"));
        }
        if (watched == null || asking == null || options.jsEnabledOnly()) {
            return now(healthy());
        }
        if (!options.account().isEmpty()) {
            return asking.ask(() -> one(watched, options)).exceptionally(late -> unanswered(options, late));
        }
        if (options.jsServerOnly() || options.jsMetaOnly()) {
            return now(healthy());
        }
        return all(watched, asking)
                .thenApply(errors -> answer(options, errors))
                .exceptionally(late -> unanswered(options, late));
    }

    private static CompletionStage<Healthz> now(Healthz health) {
        return CompletableFuture.completedFuture(health);
    }

    /** JetStream does not answer: that is no good health, and its reason is known. */
    private static Healthz unanswered(HealthzOptions options, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof CollectException late)) {
            throw new CompletionException(cause);
        }
        return unavailable(options, String.valueOf(late.getMessage()));
    }

    private static Healthz unavailable(HealthzOptions options, String why) {
        HealthzError error = new HealthzError("JETSTREAM", null, null, null, why);
        return answer(options, "unavailable", List.of(error), UNAVAILABLE);
    }

    /** What is wrong now; what was wrong when it was asked last, if the answer does not come soon. */
    private CompletableFuture<List<HealthzError>> all(JetStream watched, JetStreamQuestions asking) {
        List<HealthzError> before = known;
        CompletableFuture<List<HealthzError>> now = asking.ask(() -> errors(watched));
        CompletableFuture<Void> unused = now.thenAccept(errors -> known = errors);
        return before == null ? now : now.copy().completeOnTimeout(before, SOON_MILLIS, TimeUnit.MILLISECONDS);
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

    private static Healthz answer(HealthzOptions options, List<HealthzError> errors) {
        return errors.isEmpty() ? healthy() : answer(options, "unavailable", errors, UNAVAILABLE);
    }

    /** What is wrong with any stream; on the JetStream thread. */
    private static List<HealthzError> errors(JetStream jetStream) {
        List<HealthzError> errors = new ArrayList<>();
        jetStream.accounts().forEach((name, account) -> {
            account.problems().forEach(problem -> errors.add(new HealthzError("JETSTREAM", name, null, null, problem)));
            for (Stream stream : account.streams().values()) {
                if (stream.problem() != null) {
                    errors.add(new HealthzError("STREAM", name, stream.name(), null, problem(name, stream)));
                }
            }
        });
        return errors;
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
        boolean hasConsumer = options.consumer().isEmpty() || jetStream.hasConsumer(stream, options.consumer());
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
