package io.topz.top.poll;

import io.topz.collectors.jetstream.ConfigMemory;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knowledge from earlier polls of a server, until it restarts. Not thread-safe. */
final class ServerMemory {

    /** The sort keys that it does not know. */
    final Set<String> refusedSorts = new HashSet<>();

    /** Whether it does not know the accounts' traffic, as before 2.9. */
    boolean withoutAccounts;

    /** The configurations of its streams and consumers. */
    final ConfigMemory configs = new ConfigMemory();

    /** Polls that still look for slow consumers among the closed connections. */
    int searches;

    /** The earliest time at which those can have been cut, null when the server does not report it. */
    @Nullable
    Instant searchedSince;

    /** Whether it was asked for connections that it cut before the first poll. */
    boolean hasLookedBack;
}
