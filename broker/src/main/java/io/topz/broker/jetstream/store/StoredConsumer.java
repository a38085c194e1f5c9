package io.topz.broker.jetstream.store;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consumer as it stands in the log of consumers and in the copy of its description, its state apart. As with {@link StoredStream} the
 * form is that of the store alone.
 *
 * @param start the first message that it was to deliver
 */
public record StoredConsumer(
        @Nullable String name,
        @Nullable Instant created,
        @Nullable StoredConsumerConfig config,
        @Nullable Long start) {

    /** Returns the content to be stored. */
    public static byte[] bytes(
            @Nullable String name, @Nullable Instant created, @Nullable ConsumerConfig config, @Nullable Long start) {
        StoredConsumerConfig stored = config == null ? null : StoredConsumerConfig.of(config);
        return RecordJson.bytes(new StoredConsumer(name, created, stored, start));
    }

    /**
     * Reads stored content.
     *
     * @throws MalformedJsonException if it is not the description of a consumer
     */
    public static StoredConsumer read(byte[] content) {
        return RecordJson.read(StoredConsumer.class, content);
    }

    /** The configuration; null if there is none. */
    public @Nullable ConsumerConfig consumerConfig() {
        return config == null ? null : config.toDocument();
    }
}
