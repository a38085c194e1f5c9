package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaf node connections of a server. Served at {@code /leafz}.
 *
 * @param serverId id of the server, new at each start (since 2.1.0)
 * @param now time of this answer, UTC (since 2.1.0)
 * @param leafnodes connections after the account filter (since 2.1.0)
 * @param leafs the connections; null when there are none until 2.10.15 (since 2.1.0)
 */
@RecordBuilder
public record Leafz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long leafnodes,
        @Nullable List<LeafInfo> leafs) implements Document {}
