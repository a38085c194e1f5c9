package io.topz.app.isolation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Pollers of one document, each of which asks again as soon as it has its answer. */
final class Scrapers implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger others = new AtomicInteger();
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
        CompletableFuture<Void> unused = client.sendAsync(request, BodyHandlers.ofByteArray())
                .handle((answer, failure) -> {
                    boolean isGood = failure == null && answer.statusCode() == 200 && answer.body().length > 100_000;
                    (isGood ? answers : others).incrementAndGet();
                    if (!over) {
                        ask();
                    }
                    return null;
                });
    }

    /** Fails if nobody got the document, or some got something else. */
    void requireAnswers() {
        if (answers.get() == 0 || others.get() > 0) {
            throw new AssertionError(answers + " good answers and " + others + " others");
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
