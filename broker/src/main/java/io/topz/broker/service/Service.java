package io.topz.broker.service;

import io.topz.broker.store.DiskCounters;
import io.topz.collectors.document.HealthzError;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.options.HealthzOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A service on top of the broker's core, such as JetStream. The broker starts its services in order before it accepts connections, and
 * stops them in reverse order, even if a start fails half-way.
 *
 * <pre>
 *  created --start--> running --stop--> stopped --close--> closed
 *                                |                  |
 *               clients are still connected    no client is left
 * </pre>
 *
 * <p>{@link #start}, {@link #stop} and {@link #close} are called once, on a thread that may block. All other methods may be called on
 * any thread, from the start on and even after the end, and must not block.
 */
public interface Service {

    /** The name of the service in log lines and sentences, such as {@code JetStream}. */
    String name();

    /**
     * Recovers stored data, then subscribes; returns when that is done.
     *
     * @throws ServiceException if it cannot; it is stopped and closed all the same
     */
    void start();

    /**
     * Stores its data and releases shared resources, such as a store directory; returns when that is done. The clients are still connected,
     * and messages published meanwhile still reach them.
     */
    void stop();

    /** Ends the threads of the service. No client is connected any more. */
    void close();

    /** The reason why it has stopped by itself for good; null if it has not. */
    default @Nullable String failure() {
        return null;
    }

    /** The current problems of the service; empty if there are none. */
    default CompletionStage<List<HealthzError>> problems() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** The health of the service for a probe. A probe of JetStream alone, or of one stream, does not concern other services. */
    default CompletionStage<Health> health(HealthzOptions options) {
        boolean concernsJetStream = options.jsEnabledOnly()
                || options.jsServerOnly()
                || options.jsMetaOnly()
                || !options.account().isEmpty();
        return concernsJetStream
                ? CompletableFuture.completedFuture(Health.OK)
                : problems().thenApply(Health::unavailable);
    }

    /** Adds the documents of the service to those of the broker. */
    default void addDocuments(Documents documents) {}

    /** Adds the part of the service to {@code /varz}. */
    default void describe(VarzBuilder varz) {}

    /** The limits of the service, each with the number of times that it was reached. */
    default List<LimitInfo> limits() {
        return List.of();
    }

    /** The number of requests that could not be decoded since the start; null if the service has no such requests. */
    default @Nullable Long undecodableRequests() {
        return null;
    }

    /** The counters of disk failures. */
    default List<DiskCounters> diskCounters() {
        return List.of();
    }
}
