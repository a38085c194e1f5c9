package io.topz.broker.service;

import io.topz.broker.reactor.ServiceThread;
import io.topz.collectors.document.LimitInfo;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects the clients of a service to NATS: to the broker that the service runs in, or over the network to other servers. */
@FunctionalInterface
public interface NatsConnector extends AutoCloseable {

    /** Makes the connector of a service, whose clients belong to that reactor. */
    @FunctionalInterface
    interface Factory {

        /** Connects inside the broker, to its global account. */
        Factory INSIDE = (context, reactor) ->
                name -> context.connect(reactor, context.accounts().global(), name);

        NatsConnector create(ServiceContext context, ServiceThread reactor);
    }

    /**
     * Prepares connections with these names. May block, so it must not be called in a turn.
     *
     * @throws IOException with a sentence if no server can be reached
     */
    default void open(List<String> names) throws IOException {}

    /** Connects a client under that name without waiting. At most one client at a time has the name. Must be called in a turn. */
    NatsClient connect(String name);

    /** The reason why servers cannot be reached at the moment; null if they can. May be called by any thread. */
    default @Nullable String problem() {
        return null;
    }

    /** The number of received messages that were dropped because too many bytes waited for the service. May be called by any thread. */
    default long refused() {
        return 0;
    }

    /** The limits of the connections. May be called by any thread. */
    default List<LimitInfo> limits() {
        return List.of();
    }

    /** Sends what waits to be sent, and disconnects. May block. */
    @Override
    default void close() {}
}
