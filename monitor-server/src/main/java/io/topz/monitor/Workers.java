package io.topz.monitor;

import io.topz.collectors.BadRequestException;
import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Options;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that collect documents and turn them into bytes. A connection has one request here at most, so that the queue is
 * as short as there are connections.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private final Collector collector;
    private final ExecutorService threads;

    Workers(Collector collector, int threads) {
        this.collector = collector;
        this.threads = Executors.newFixedThreadPool(threads, threadFactory());
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "monitor-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Answers a request on a worker and hands the answer over from there, whatever happens. */
    <D extends Document> void answer(Options<D> options, Format format, Consumer<Answer> handOver) {
        try {
            threads.execute(() -> collect(options, format, handOver));
        } catch (RejectedExecutionException stopped) {
            handOver.accept(Answer.text(503, "the monitoring port is closing\n"));
        }
    }

    private <D extends Document> void collect(Options<D> options, Format format, Consumer<Answer> handOver) {
        CompletableFuture<D> document;
        try {
            document = collector.collect(options).toCompletableFuture();
        } catch (Throwable defect) {
            document = CompletableFuture.failedFuture(defect);
        }
        // A document that came at once is written at once; a late one must not be written by the thread that brought
        // it.
        Executor writer = document.isDone() ? Runnable::run : threads;
        CompletableFuture<Void> unused = document.thenApplyAsync(format::answer, writer)
                .exceptionally(failure -> failed(options, failure))
                .thenAccept(handOver);
    }

    private static Answer failed(Options<?> options, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BadRequestException badRequest) {
            return Answer.text(400, String.valueOf(badRequest.getMessage()));
        }
        if (cause instanceof CollectException unreadable) {
            int status = unreadable.kind() == CollectException.Kind.NOT_FOUND ? 404 : 502;
            return Answer.text(status, unreadable.getMessage() + "\n");
        }
        LOG.error("{} failed", options.endpoint().path(), cause);
        return Answer.text(500, "500 internal server error\n");
    }

    /** Lets the requests under way end and takes no more. */
    void stop() {
        threads.shutdown();
    }
}
