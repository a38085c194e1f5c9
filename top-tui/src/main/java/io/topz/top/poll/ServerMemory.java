package io.topz.top.poll;

import io.topz.collectors.jetstream.ConfigMemory;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knowledge about a server from earlier polls, valid until it restarts. Not thread-safe. */
final class ServerMemory {

    /** The sort keys that it does not support. */
    final Set<String> refusedSorts = new HashSet<>();

    /** Whether it does not report the traffic of accounts, as before 2.9. */
    boolean withoutAccounts;

    /** The number of further polls that do not look for NATS Streaming, because there was none. */
    int pollsWithoutStreaming;

    /** Whether the port is that of a streaming server that uses other NATS servers; null if unknown. */
    @Nullable
    Boolean isWithoutNats;

    /** The configurations of its streams and consumers. */
    final ConfigMemory configs = new ConfigMemory();

    /** The number of further polls that search for slow consumers among the closed connections. */
    int searches;

    /** The earliest time at which these can have been disconnected; null if the server does not report it. */
    @Nullable
    Instant searchedSince;

    /** Whether connections that it disconnected before the first poll were queried. */
    boolean hasLookedBack;
}
