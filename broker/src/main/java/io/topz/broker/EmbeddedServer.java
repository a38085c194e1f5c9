package io.topz.broker;

import io.topz.collectors.Collector;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A server in this process: a broker, or services that are clients of other servers. Thread-safe; its methods may block. */
public interface EmbeddedServer {

    /** The source of its documents. It still answers after the server has stopped. */
    Collector collector();

    /** Completes with the reason when the server can no longer work; never if it is stopped normally. It must then be stopped. */
    CompletionStage<String> failure();

    /** Frees the port; connected clients stay. */
    void stopAccepting();

    /**
     * Frees the port and closes the clients one by one over time; returns when all are gone.
     *
     * @param grace time before the first client is closed
     * @param total time limit for the whole drain
     */
    void drain(Duration grace, Duration total);

    /** Stops for good; returns when that is done. Later calls do nothing. */
    void stop();
}
