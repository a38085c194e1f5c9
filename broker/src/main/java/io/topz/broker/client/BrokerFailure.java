package io.topz.broker.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The reason why a broker can no longer do its work, once there is one. Safe for any thread. */
public final class BrokerFailure {

    private final CompletableFuture<String> reason = new CompletableFuture<>();

    /** Notes that the broker can no longer do its work. The first reason counts. */
    public void failed(String why) {
        reason.complete(why);
    }

    /** Completes with the reason; never when the broker is stopped. */
    public CompletionStage<String> reason() {
        return reason.minimalCompletionStage();
    }
}
