package io.topz.top.poll;

import io.topz.collectors.jetstream.ConfigMemory;
import java.util.HashSet;
import java.util.Set;

/** What polls of one start of a server have taught. Not thread-safe. */
final class ServerMemory {

    /** The sort keys that it does not know. */
    final Set<String> refusedSorts = new HashSet<>();

    /** The configurations of its streams and consumers. */
    final ConfigMemory configs = new ConfigMemory();
}
