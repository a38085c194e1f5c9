package io.topz.broker.jetstream.monitor;

import io.topz.broker.jetstream.JetStream;
import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.stream.Stream;
import io.topz.broker.service.Health;
import io.topz.broker.service.ServiceQuestions;
import io.topz.collectors.CollectException;
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
 * Reports the health of JetStream: every stream must have been recovered completely, or, if the probe names a stream or consumer, that one
 * must exist.
 */
public final class JetStreamHealth {

    /** The time that a probe waits for a new answer when an earlier one is known. */
    private static final long SOON_MILLIS = 20;

    private final JetStream jetStream;
    private final ServiceQuestions questions;
    private volatile @Nullable List<HealthzError> known;

    public JetStreamHealth(JetStream jetStream, ServiceQuestions questions) {
        this.jetStream = jetStream;
        this.questions = questions;
    }

    /** The answer to a health probe. */
    public CompletionStage<Health> health(HealthzOptions options) {
        if (options.jsEnabledOnly()) {
            return CompletableFuture.completedFuture(Health.OK);
        }
        if (!options.account().isEmpty()) {
            return questions.ask(() -> one(options)).exceptionally(JetStreamHealth::unanswered);
        }
        if (options.jsServerOnly() || options.jsMetaOnly()) {
            return CompletableFuture.completedFuture(Health.OK);
        }
        return all().thenApply(Health::unavailable).exceptionally(JetStreamHealth::unanswered);
    }

    /** Reports as unhealthy that JetStream does not answer in time. */
    private static Health unanswered(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof CollectException late)) {
            throw new CompletionException(cause);
        }
        return Health.unavailable(
                List.of(new HealthzError("JETSTREAM", null, null, null, String.valueOf(late.getMessage()))));
    }

    /** The current problems; those of the previous probe if the answer does not come soon. */
    private CompletableFuture<List<HealthzError>> all() {
        List<HealthzError> before = known;
        CompletableFuture<List<HealthzError>> now = questions.ask(this::errors);
        CompletableFuture<Void> unused = now.thenAccept(errors -> known = errors);
        return before == null ? now : now.copy().completeOnTimeout(before, SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The problems of all streams. Must run on the JetStream thread. */
    private List<HealthzError> errors() {
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

    private Health one(HealthzOptions options) {
        JetStreamAccount account = jetStream.accounts().get(options.account());
        if (account == null) {
            return missing(options, "ACCOUNT", "JetStream account \"%s\" not found".formatted(options.account()));
        }
        if (options.stream().isEmpty()) {
            return Health.OK;
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
            return Health.unavailable(List.of(new HealthzError(
                    "STREAM", options.account(), stream.name(), null, problem(options.account(), stream))));
        }
        boolean hasConsumer = options.consumer().isEmpty() || jetStream.hasConsumer(stream, options.consumer());
        return hasConsumer
                ? Health.OK
                : missing(
                        options,
                        "CONSUMER",
                        "JetStream consumer \"%s\" not found for stream \"%s\" on account \"%s\""
                                .formatted(options.consumer(), options.stream(), options.account()));
    }

    private static Health missing(HealthzOptions options, String type, String error) {
        return Health.notFound(new HealthzError(
                type,
                options.account(),
                type.equals("ACCOUNT") ? null : options.stream(),
                type.equals("CONSUMER") ? options.consumer() : null,
                error));
    }
}
