package io.topz.top;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for each answer of a collector, so that the tests run step by step. */
record Waiting(Collector collector) implements Collector {

    private static final int PATIENCE_SECONDS = 20;

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        try {
            return CompletableFuture.completedStage(
                    collector.collect(options).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return CompletableFuture.failedStage(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException(late);
        }
    }
}
