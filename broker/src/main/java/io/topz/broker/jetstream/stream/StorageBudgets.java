package io.topz.broker.jetstream.stream;

/**
 * The budgets that the streams of an account share.
 *
 * @param memory the budget of streams in memory
 * @param file the budget of streams on disk
 * @param messageIds the heap budget for message ids in duplicate windows
 */
public record StorageBudgets(StorageBudget memory, StorageBudget file, StorageBudget messageIds) {

    /** The budget of streams of this kind of storage. */
    StorageBudget of(StorageType storage) {
        return storage == StorageType.MEMORY ? memory : file;
    }
}
