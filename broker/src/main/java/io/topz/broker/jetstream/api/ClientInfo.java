package io.topz.broker.jetstream.api;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client in an advisory.
 *
 * @param id the id of its connection
 * @param rtt the last round-trip time, in nanoseconds
 * @param server the name of the server that it is connected to
 */
@RecordBuilder
public record ClientInfo(
        @Nullable Instant start,
        @Nullable String host,
        @Nullable Long id,
        String acc,
        @Nullable String user,
        @Nullable String name,
        @Nullable String lang,
        @Nullable String ver,
        @Nullable Long rtt,
        @Nullable String server,
        @Nullable String kind,
        @Nullable String clientType) {}
