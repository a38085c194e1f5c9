package io.topz.broker.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The reason why a broker can no longer work, once there is one. Thread-safe. */
public final class BrokerFailure {

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    /** Reports that the broker can no longer work. Only the first reason is kept. */
    public void failed(String why) {
        reason.complete(why);
    }

    /** Completes with the reason; never if the broker is stopped normally. */
    public CompletionStage<String> reason() {
        return reason.minimalCompletionStage();
    }
}
