package io.topz.broker.jetstream.store;

import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream as it stands in {@code stream.json}. The form is that of the store alone: documents and requests of the API may change without
 * it, and files that earlier versions have written can be read.
 */
public record StoredStream(
        @Nullable StoredStreamConfig config, @Nullable Instant created) {

    /** The content of the file. */
    public static byte[] bytes(StreamConfig config, Instant created) {
        return RecordJson.bytes(new StoredStream(StoredStreamConfig.of(config), created));
    }

    /**
     * Reads the content of a file.
     *
     * @throws MalformedJsonException if it is no description of a stream
     */
    public static StoredStream read(byte[] content) {
        return RecordJson.read(StoredStream.class, content);
    }

    /** The configuration, null when the file has none. */
    public @Nullable StreamConfig streamConfig() {
        return config == null ? null : config.toDocument();
    }
}
