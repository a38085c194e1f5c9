package io.topz.broker.jetstream.stream;

import io.topz.broker.account.Account;
import io.topz.broker.jetstream.stats.ApiStats;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.store.DiskCounters;
import java.util.concurrent.Executor;

/**
 * The collaborators that every stream of an account shares.
 *
 * @param account where its subjects are
 * @param domain of this JetStream, empty for none
 * @param memory what memory streams may use
 * @param file what file streams may use
 * @param messageIds what heap the message ids of the duplicate windows may take
 * @param streamSources which streams copy from which
 * @param diskCounters of the failures of their files
 * @param apiStats counts requests to the API
 * @param writer runs, on a thread of its own, what need not be waited for
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
