package io.topz.broker.jetstream.store;

import io.topz.collectors.document.Republish;
import org.jspecify.annotations.Nullable;

/** The republishing of a stream as it stands in a file. */
public record StoredRepublish(
        @Nullable String src,
        @Nullable String dest,
        @Nullable Boolean headersOnly) {

    static @Nullable StoredRepublish of(@Nullable Republish part) {
        return part == null ? null : new StoredRepublish(part.src(), part.dest(), part.headersOnly());
    }

    Republish toDocument() {
        return new Republish(src, dest, headersOnly);
    }
}
