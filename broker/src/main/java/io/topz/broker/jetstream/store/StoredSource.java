package io.topz.broker.jetstream.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.topz.collectors.document.StreamSource;
import io.topz.collectors.document.Uint64;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source or the mirrored stream of a stream as it stands in a file. */
public record StoredSource(
        @Nullable String name,
        @Uint64 @Nullable Long optStartSeq,
        @Nullable Instant optStartTime,
        @Nullable String filterSubject,
        @Nullable List<StoredTransform> subjectTransforms,
        @Nullable StoredExternal external,
        @Nullable JsonNode consumer) {

    static StoredSource of(StreamSource part) {
        return new StoredSource(
                part.name(),
                part.optStartSeq(),
                part.optStartTime(),
                part.filterSubject(),
                StoredTransform.all(part.subjectTransforms()),
                StoredExternal.of(part.external()),
                part.consumer());
    }

    static @Nullable List<StoredSource> all(@Nullable List<StreamSource> parts) {
        return parts == null ? null : parts.stream().map(StoredSource::of).toList();
    }

    static @Nullable List<StreamSource> toDocuments(@Nullable List<StoredSource> parts) {
        return parts == null
                ? null
                : parts.stream().map(StoredSource::toDocument).toList();
    }

    StreamSource toDocument() {
        return new StreamSource(
                name,
                optStartSeq,
                optStartTime,
                filterSubject,
                StoredTransform.toDocuments(subjectTransforms),
                external == null ? null : external.toDocument(),
                consumer);
    }
}
