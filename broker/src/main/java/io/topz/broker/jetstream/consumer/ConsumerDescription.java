package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.store.StoredConsumer;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.json.MalformedJsonException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The description of a consumer as it is kept, its state apart. All components of a readable one but the last are there.
 *
 * @param start the first message that it was to deliver: from there it delivers again when its state is lost
 */
public record ConsumerDescription(
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ConsumerConfig config,
        @Nullable Long start) {

    /** Returns the content to be stored. */
    byte[] bytes() {
        return StoredConsumer.bytes(name, created, config, start);
    }

    /**
     * Reads stored content.
     *
     * @throws MalformedJsonException if it is no description of a consumer
     */
    static ConsumerDescription read(byte[] content) {
        StoredConsumer stored = StoredConsumer.read(content);
        return new ConsumerDescription(stored.name(), stored.created(), stored.consumerConfig(), stored.start());
    }
}
