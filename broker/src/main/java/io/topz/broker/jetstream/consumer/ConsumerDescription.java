package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.store.StoredConsumer;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.json.MalformedJsonException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stored description of a consumer, without its state. In a valid description all components but the last are present.
 *
 * @param start the first sequence to be delivered, from which delivery restarts if the state is lost
 */
public record ConsumerDescription(
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ConsumerConfig config,
        @Nullable Long start) {

    /** The content to be stored. */
    byte[] bytes() {
        return StoredConsumer.bytes(name, created, config, start);
    }

    /**
     * Reads stored content.
     *
     * @throws MalformedJsonException if it is not the description of a consumer
     */
    static ConsumerDescription read(byte[] content) {
        StoredConsumer stored = StoredConsumer.read(content);
        return new ConsumerDescription(stored.name(), stored.created(), stored.consumerConfig(), stored.start());
    }
}
