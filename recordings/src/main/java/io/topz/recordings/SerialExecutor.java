package io.topz.recordings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs asynchronous requests one after the other. Safe for any thread. */
final class SerialExecutor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Runs a request that a caller waits for; it is the next one. Returns its result. */
    <T> CompletionStage<T> first(Supplier<? extends CompletionStage<T>> request) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        enter(() -> begin(request, outcome), true);
        return outcome;
    }

    /** Runs a request that no caller waits for, when there is no other. */
    void last(Supplier<? extends CompletionStage<?>> request) {
        enter(() -> begin(() -> request.get().thenApply(unused -> ""), new CompletableFuture<>()), false);
    }

    private void enter(Runnable turn, boolean first) {
        synchronized (this) {
            if (busy) {
                if (first) {
                    waiting.addFirst(turn);
                } else {
                    waiting.addLast(turn);
                }
                return;
            }
            busy = true;
        }
        turn.run();
    }

    private <T> void begin(Supplier<? extends CompletionStage<T>> request, CompletableFuture<T> outcome) {
        CompletionStage<T> begun;
        try {
            begun = request.get();
        } catch (RuntimeException failure) {
            begun = CompletableFuture.failedStage(failure);
        }
        begun.whenComplete((value, failure) -> {
            // A waiting caller may have another question, which goes before those that no caller waits for.
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
            next();
        });
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            busy = turn != null;
        }
        if (turn != null) {
            turn.run();
        }
    }
}
