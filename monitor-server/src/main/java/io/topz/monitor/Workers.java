package io.topz.monitor;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that collect documents and turn them into bytes. Small documents have a thread of their own, so that they do not wait while a
 * large one is written; large ones wait in {@linkplain BuildQueue build queues}. No thread blocks on a document that is completed later. A
 * connection has at most one request here, so the queues are no longer than the number of connections.
 */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final Response CLOSING = Response.text(503, "the monitoring port is closing\n");

    private final Collector collector;
    private final ExecutorService small;
    private final ExecutorService large;
    private final BuildQueue lists;
    private final BuildQueue jetStream;
    private final BuildQueue streaming;

    Workers(Collector collector, MonitorOptions options, MonitorLimits limits) {
        this.collector = collector;
        small = Executors.newFixedThreadPool(1, threads("monitor-small-"));
        large = Executors.newFixedThreadPool(options.workers(), threads("monitor-worker-"));
        lists = new BuildQueue(options.maxBuilds(), limits.builds()::strike, this::build);
        jetStream = new BuildQueue(options.maxBuilds(), limits.builds()::strike, this::build);
        streaming = new BuildQueue(options.maxBuilds(), limits.builds()::strike, this::build);
    }

    private static ThreadFactory threads(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Answers a request with a document. The answer is always delivered, on any thread. */
    <D extends Document> void answer(Options<D> options, Format format, BuildQueue.Asker asker) {
        BuildQueue.Question question = new BuildQueue.Question(options, format);
        switch (Size.of(options)) {
            case SMALL -> answer(options, format::answer, asker);
            case LIST -> lists.add(question, asker);
            case JETSTREAM -> jetStream.add(question, asker);
            case STREAMING -> streaming.add(question, asker);
        }
    }

    /** Answers a request with a response computed from a small document. The answer is always delivered, on any thread. */
    <D extends Document> void answer(Options<D> options, Function<D, Response> answer, BuildQueue.Asker asker) {
        CompletionStage<Void> unused = collect(options, answer, small).thenCompose(asker::answer);
    }

    /** Builds an answer that is not a document and delivers it on any thread. */
    void answer(Supplier<Response> answer, Consumer<Response> handOver) {
        try {
            small.execute(() -> handOver.accept(answer.get()));
        } catch (RejectedExecutionException stopped) {
            handOver.accept(CLOSING);
        }
    }

    /** The amount of work for a document; documents of a service may also have to wait for its thread. */
    private enum Size {
        SMALL,
        LIST,
        JETSTREAM,
        STREAMING;

        private static final Map<Endpoint<?>, Size> SIZES = Map.of(
                Endpoint.CONNZ, LIST,
                Endpoint.SUBSZ, LIST,
                Endpoint.JSZ, JETSTREAM,
                Endpoint.CLIENTSZ, STREAMING,
                Endpoint.CHANNELSZ, STREAMING);

        static Size of(Options<?> options) {
            return SIZES.getOrDefault(options.endpoint(), SMALL);
        }
    }

    private CompletableFuture<Response> build(BuildQueue.Question question) {
        return collect(question.options(), question.format()::answer, large);
    }

    private <D extends Document> CompletableFuture<Response> collect(
            Options<D> options, Function<? super D, Response> answer, ExecutorService threads) {
        CompletableFuture<Response> made = new CompletableFuture<>();
        try {
            threads.execute(() -> collect(options, answer, threads, made));
        } catch (RejectedExecutionException stopped) {
            made.complete(CLOSING);
        }
        return made;
    }

    private <D extends Document> void collect(
            Options<D> options,
            Function<? super D, Response> answer,
            Executor threads,
            CompletableFuture<Response> made) {
        CompletableFuture<D> document;
        try {
            document = collector.collect(options).toCompletableFuture();
        } catch (Throwable defect) {
            document = CompletableFuture.failedFuture(defect);
        }
        // A document that is complete is written at once; a later one must not be written by the thread that completes
        // it.
        Executor writer = document.isDone() ? Runnable::run : threads;
        CompletableFuture<Void> unused = document.<Response>thenApplyAsync(answer, writer)
                .exceptionally(failure -> failed(options, failure))
                .thenAccept(made::complete);
    }

    private static Response failed(Options<?> options, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BadRequestException badRequest) {
            return Response.text(400, String.valueOf(badRequest.getMessage()));
        }
        if (cause instanceof CollectException absent && absent.kind() == CollectException.Kind.NOT_FOUND) {
            return Response.notFound(absent.getMessage() + "\n");
        }
        if (cause instanceof CollectException unreadable) {
            return Response.text(
                    unreadable.kind() == CollectException.Kind.BUSY ? 503 : 502, unreadable.getMessage() + "\n");
        }
        LOG.error("{} failed", options.endpoint().path(), cause);
        return Response.text(500, "500 internal server error\n");
    }

    /** Accepts no more requests; those in progress are completed. */
    void stop() {
        small.shutdown();
        large.shutdown();
    }
}
