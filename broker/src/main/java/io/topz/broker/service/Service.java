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
 * A service on top of the broker's core: JetStream is one. The broker starts its services in order before it accepts connections, and
 * stops them in reverse order, also when a start fails half-way.
 *
 * <pre>
 *  created --start--> running --stop--> stopped --close--> closed
 *                                |                  |
 *               clients are still connected    no client is left
 * </pre>
 *
 * <p>{@link #start}, {@link #stop} and {@link #close} are called once, by a thread that may wait. Everything else is called by any thread
 * from the start on, also after the end, and must not wait.
 */
public interface Service {

    /** The name of the service in log lines and sentences, such as {@code JetStream}. */
    String name();

    /**
     * Brings back what is stored, then listens; returns when that is done.
     *
     * @throws ServiceException if it cannot; it is stopped and closed all the same
     */
    void start();

    /**
     * Stores what is to be kept and frees what others may want, such as a store directory; returns when that is done. The clients are still
     * connected, and what is published meanwhile still reaches them.
     */
    void stop();

    /** Ends the threads of the service. No client is connected any more. */
    void close();

    /** The reason why it has stopped by itself for good; null while it has not. */
    default @Nullable String failure() {
        return null;
    }

    /** What is wrong with the service now; nothing when all is well. */
    default CompletionStage<List<HealthzError>> problems() {
        return CompletableFuture.completedFuture(List.of());
    }

    /** The answer of the service to a probe. A probe of JetStream alone, or of one stream, does not concern other services. */
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

    /** Adds what {@code /varz} says about the service. */
    default void describe(VarzBuilder varz) {}

    /** The limits of the service, each with how often it struck. */
    default List<LimitInfo> limits() {
        return List.of();
    }

    /** The failures of the disks that the service writes to. */
    default List<DiskCounters> diskCounters() {
        return List.of();
    }
}
