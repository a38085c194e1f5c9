package io.topz.monitor;

import io.topz.collectors.options.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A queue of requests for large documents. A few are in progress at a time, in the order of the requests. The same question is in progress
 * only once: clients that ask it in the meantime share the next answer, which is built after all of them have asked, so fifty pollers of
 * one page cost little more than one. A question is in progress until the first of its clients has received the answer, but no longer than
 * {@link #MAX_SENDING}: documents are not built faster than they can be sent. Safe for any thread.
 */
final class BuildQueue {

    /** The time after which a slow reader no longer delays the next answer. */
    private static final Duration MAX_SENDING = Duration.ofSeconds(1);

    /** A client that waits for an answer. */
    interface Asker {
        /** Receives the answer. The result completes, never with a failure, when it has been sent or cannot be sent. */
        CompletionStage<Void> answer(Response response);
    }

    /** The key under which simultaneous requests share one answer. */
    record Question(Options<?> options, Format format) {}

    private final int maxUnderWay;
    private final Runnable waited;
    private final Function<Question, CompletionStage<Response>> build;
    private final Map<Question, List<Asker>> waiting = new LinkedHashMap<>();
    private final Set<Question> underWay = new HashSet<>();

    /**
     * Creates the queue.
     *
     * @param maxUnderWay the number of documents that are built at a time
     * @param waited runs when a question has to wait because of that number
     * @param build builds an answer asynchronously; it never fails
     */
    BuildQueue(int maxUnderWay, Runnable waited, Function<Question, CompletionStage<Response>> build) {
        this.maxUnderWay = maxUnderWay;
        this.waited = waited;
        this.build = build;
    }

    /** Adds a question, which is answered when it is its turn. */
    void add(Question question, Asker asker) {
        synchronized (this) {
            waiting.computeIfAbsent(question, unused -> new ArrayList<>(1)).add(asker);
            if (underWay.size() >= maxUnderWay) {
                waited.run();
            }
        }
        startNext();
    }

    private void startNext() {
        for (Turn turn = take(); turn != null; turn = take()) {
            Turn taken = turn;
            CompletionStage<Void> unused = build.apply(taken.question)
                    .thenCompose(answer -> firstSent(taken.askers, answer))
                    .thenRun(() -> {
                        done(taken.question);
                        startNext();
                    });
        }
    }

    private static CompletionStage<?> firstSent(List<Asker> askers, Response answer) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        askers.forEach(asker -> sent.add(asker.answer(answer).toCompletableFuture()));
        return CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, MAX_SENDING.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Turn(Question question, List<Asker> askers) {}

    /** Takes the first question that is not in progress; null if none may be. */
    private synchronized @Nullable Turn take() {
        Iterator<Map.Entry<Question, List<Asker>>> entries = waiting.entrySet().iterator();
        while (underWay.size() < maxUnderWay && entries.hasNext()) {
            Map.Entry<Question, List<Asker>> entry = entries.next();
            if (underWay.add(entry.getKey())) {
                entries.remove();
                return new Turn(entry.getKey(), entry.getValue());
            }
        }
        return null;
    }

    private synchronized void done(Question question) {
        underWay.remove(question);
    }
}
