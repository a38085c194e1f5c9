package io.topz.broker.jetstream.account;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.jetstream.stream.StorageBudget;
import io.topz.broker.jetstream.stream.StreamContext;
import io.topz.collectors.document.StreamConfig;

/** The bytes that streams with a size limit have reserved in memory and on disk. Confined to the JetStream thread. */
final class Reservations {

    private final StreamContext context;

    Reservations(StreamContext context) {
        this.context = context;
    }

    /** Refuses a changed configuration if there is not enough space; {@code before} is the one that it replaces. */
    void requireRoom(StreamConfig config, StreamConfig before) throws JetStreamException {
        requireRoom(config, bytes(before));
    }

    /** Refuses the configuration of a new stream if there is not enough space. */
    void requireRoom(StreamConfig config) throws JetStreamException {
        requireRoom(config, 0);
    }

    private void requireRoom(StreamConfig config, long alreadyReserved) throws JetStreamException {
        if (!budget(config).canReserve(bytes(config) - alreadyReserved)) {
            throw (budget(config) == context.budgets().memory()
                            ? JetStreamError.MEMORY_RESOURCES_EXCEEDED
                            : JetStreamError.STORAGE_RESOURCES_EXCEEDED)
                    .exception();
        }
    }

    void add(StreamConfig config) {
        budget(config).reserve(bytes(config));
    }

    void remove(StreamConfig config) {
        budget(config).reserve(-bytes(config));
    }

    private StorageBudget budget(StreamConfig config) {
        return "memory".equals(config.storage())
                ? context.budgets().memory()
                : context.budgets().file();
    }

    private static long bytes(StreamConfig config) {
        return config.maxBytes() == null ? 0 : Math.max(0, config.maxBytes());
    }
}
