package io.topz.broker.jetstream.store;

import io.topz.collectors.document.SubjectTransform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that rewrites subjects as it stands in a file. */
public record StoredTransform(
        @Nullable String src, @Nullable String dest) {

    static @Nullable StoredTransform of(@Nullable SubjectTransform part) {
        return part == null ? null : new StoredTransform(part.src(), part.dest());
    }

    static @Nullable List<StoredTransform> all(@Nullable List<SubjectTransform> parts) {
        return parts == null
                ? null
                : parts.stream()
                        .map(part -> new StoredTransform(part.src(), part.dest()))
                        .toList();
    }

    static @Nullable List<SubjectTransform> toDocuments(@Nullable List<StoredTransform> parts) {
        return parts == null
                ? null
                : parts.stream().map(StoredTransform::toDocument).toList();
    }

    SubjectTransform toDocument() {
        return new SubjectTransform(src, dest);
    }
}
