package io.topz.broker.jetstream.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client as advisories name it.
 *
 * @param id of its connection
 * @param rtt its last round trip (nanoseconds)
 * @param server the name of the server that it is connected to
 */
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
