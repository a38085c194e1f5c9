package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.topz.collectors.CollectException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for stages. */
final class Stages {

    /** For connections: the first TLS handshake of a JVM takes seconds on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final long SECONDS = 20;

    private Stages() {}

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    /** What a stage fails with, unwrapped. */
    static Throwable failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> get(stage));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return Objects.requireNonNull(thrown.getCause());
    }

    static CollectException collectFailure(CompletionStage<?> stage) {
        Throwable thrown = failure(stage);
        assertThat(thrown).isInstanceOf(CollectException.class);
        return (CollectException) thrown;
    }
}
