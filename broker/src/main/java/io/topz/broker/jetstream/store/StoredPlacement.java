package io.topz.broker.jetstream.store;

import io.topz.collectors.document.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The placement of the replicas of a stream as it stands in a file. */
public record StoredPlacement(
        @Nullable String cluster,
        @Nullable List<String> tags,
        @Nullable String preferred) {

    static @Nullable StoredPlacement of(@Nullable Placement part) {
        return part == null ? null : new StoredPlacement(part.cluster(), part.tags(), part.preferred());
    }

    Placement toDocument() {
        return new Placement(cluster, tags, preferred);
    }
}
