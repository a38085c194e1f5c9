package io.topz.monitor;

import io.topz.collectors.options.Options;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A queue of questions for large documents. A few are under way at a time, in the order in which they were asked. The same
 * question is under way once: those who ask it meanwhile share the next answer, which is made after all of them asked, so fifty
 * pollers of one page cost little more than one. Safe for any thread.
 */
final class BuildQueue {

    /** The key under which simultaneous requests share one answer. */
    record Question(Options<?> options, Format format) {}

    private final int maxUnderWay;
    private final Runnable waited;
    private final Function<Question, CompletionStage<Response>> build;
    private final Map<Question, List<Consumer<Response>>> waiting = new LinkedHashMap<>();
    private final Set<Question> underWay = new HashSet<>();

    /**
     * @param maxUnderWay documents that are made at a time
     * @param waited runs when a question finds as many under way
     * @param build makes an answer, later; it never fails
     */
    BuildQueue(int maxUnderWay, Runnable waited, Function<Question, CompletionStage<Response>> build) {
        this.maxUnderWay = maxUnderWay;
        this.waited = waited;
        this.build = build;
    }

    /** Has a question answered when it is its turn. */
    void add(Question question, Consumer<Response> asker) {
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
            CompletionStage<Void> unused = build.apply(taken.question).thenAccept(answer -> {
                done(taken.question);
                taken.askers.forEach(asker -> asker.accept(answer));
                startNext();
            });
        }
    }

    private record Turn(Question question, List<Consumer<Response>> askers) {}

    /** The first question that is not under way, which it is from now on; null if none may be. */
    private synchronized @Nullable Turn take() {
        Iterator<Map.Entry<Question, List<Consumer<Response>>>> entries =
                waiting.entrySet().iterator();
        while (underWay.size() < maxUnderWay && entries.hasNext()) {
            Map.Entry<Question, List<Consumer<Response>>> entry = entries.next();
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
