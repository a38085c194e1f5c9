package io.topz.broker.jetstream.stream;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.stats.ApiStats;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import java.util.concurrent.Executor;

/**
 * The collaborators that all streams of an account share.
 *
 * @param account the account in which the streams subscribe
 * @param domain the JetStream domain; empty if there is none
 * @param memory the budget of streams in memory
 * @param file the budget of streams on disk
 * @param messageIds the heap budget for message ids in duplicate windows
 * @param streamSources the registry of mirrors and sources
 * @param diskCounters counts disk failures
 * @param apiStats counts API requests
 * @param writer runs, on a separate thread, tasks that nobody waits for
 */
public record StreamContext(
        Reactor reactor,
        Account account,
        String domain,
        StorageBudget memory,
        StorageBudget file,
        StorageBudget messageIds,
        StreamSources streamSources,
        DiskCounters diskCounters,
        ApiStats apiStats,
        Executor writer) {

    StorageBudget budget(StorageType storage) {
        return storage == StorageType.MEMORY ? memory : file;
    }
}
