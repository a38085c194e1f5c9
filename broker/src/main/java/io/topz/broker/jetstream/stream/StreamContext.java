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
 * @param budgets the budgets that the streams share
 * @param streamSources the registry of mirrors and sources
 * @param diskCounters counts disk failures
 * @param apiStats counts API requests
 * @param writer runs, on a separate thread, tasks that nobody waits for
 */
public record StreamContext(
        Reactor reactor,
        Account account,
        String domain,
        StorageBudgets budgets,
        StreamSources streamSources,
        DiskCounters diskCounters,
        ApiStats apiStats,
        Executor writer) {

    StorageBudget budget(StorageType storage) {
        return budgets.of(storage);
    }
}
