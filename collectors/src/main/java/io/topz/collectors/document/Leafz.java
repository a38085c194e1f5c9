package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaf node connections of a server. Served at {@code /leafz}.
 *
 * @param serverId unique id made at start: 56-character server public nkey, begins with N; changes at every restart; since 2.1.0
 * @param now time of this answer, UTC; since 2.1.0
 * @param leafnodes count after the acc filter; since 2.1.0
 * @param leafs LeafInfo; none: null until 2.10.15, [] since 2.10.16; since 2.1.0
 */
@RecordBuilder
public record Leafz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long leafnodes,
        @Nullable List<LeafInfo> leafs) implements Document {}
