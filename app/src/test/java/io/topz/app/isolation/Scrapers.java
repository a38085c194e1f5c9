package io.topz.app.isolation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Pollers of one document, each of which sends the next request as soon as it has its answer. */
final class Scrapers implements AutoCloseable {

    /** Only a few threads: the scrapers share the processors with the measured clients. */
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final HttpRequest request;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile boolean over;

    Scrapers(int count, int monitorPort, String path) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitorPort + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        for (int i = 0; i < count; i++) {
            ask();
        }
    }

    private void ask() {
        CompletableFuture<Void> unused = client.sendAsync(request, size()).handle((answer, failure) -> {
            boolean isGood = failure == null && answer.statusCode() == 200 && answer.body() > 100_000;
            (isGood ? answers : others).incrementAndGet();
            first.complete(null);
            if (!over) {
                ask();
            }
            return null;
        });
    }

    /** Counts the bytes of an answer and drops them, so that the garbage of fifty scrapers does not affect the measurement. */
    private static BodyHandler<Long> size() {
        return head -> {
            LongAdder bytes = new LongAdder();
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(some -> bytes.add(some.length))),
                    unused -> bytes.sum());
        };
    }

    /** Waits for the first answer; fails if no scraper received the document, or if one received something else. */
    void requireAnswers() {
        first.orTimeout(60, TimeUnit.SECONDS).join();
        if (answers.get() == 0 || others.get() > 0) {
            throw new AssertionError(answers + " good answers and " + others + " others");
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
