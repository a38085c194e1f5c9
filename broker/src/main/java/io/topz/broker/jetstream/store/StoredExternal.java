package io.topz.broker.jetstream.store;

import io.topz.collectors.document.ExternalStream;
import org.jspecify.annotations.Nullable;

/** The way to a stream elsewhere as it stands in a file. */
public record StoredExternal(@Nullable String api, @Nullable String deliver) {

    static @Nullable StoredExternal of(@Nullable ExternalStream part) {
        return part == null ? null : new StoredExternal(part.api(), part.deliver());
    }

    ExternalStream toDocument() {
        return new ExternalStream(api, deliver);
    }
}
