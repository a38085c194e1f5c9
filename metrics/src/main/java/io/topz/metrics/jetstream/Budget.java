package io.topz.metrics.jetstream;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.JetStreamConfig;
import io.topz.collectors.document.JetStreamStats;
import io.topz.collectors.document.JetStreamVarz;
import io.topz.collectors.document.Varz;
import io.topz.metrics.text.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The memory or storage that all streams of an account, or of a server, share. When it is used up, every publish is refused, even to
 * streams that remove their oldest messages.
 *
 * @param owner the kind of its owner, {@link StreamLimit.Kind#ACCOUNT} or {@link StreamLimit.Kind#SERVER}
 * @param used bytes, unsigned; null if unknown
 * @param max bytes, unsigned; null if unlimited or unknown
 */
public record Budget(
        StreamLimit.Kind owner,
        @Nullable Long used,
        @Nullable Long max) {

    /** The storage type of a stream in memory. */
    private static final String MEMORY = "memory";

    public Budget {
        max = isLimit(max) ? max : null;
    }

    /** The memory (otherwise the storage) of a server. */
    public static Budget of(Varz varz, boolean memory) {
        JetStreamVarz js = varz.jetstream();
        JetStreamStats stats = js == null ? null : js.stats();
        JetStreamConfig config = js == null ? null : js.config();
        return new Budget(
                StreamLimit.Kind.SERVER,
                stats == null ? null : memory ? stats.memory() : stats.storage(),
                config == null ? null : memory ? config.maxMemory() : config.maxStorage());
    }

    /** The memory (otherwise the storage) of an account. Servers report its use in the whole cluster. */
    public static Budget of(AccountDetail account, boolean memory) {
        return new Budget(
                StreamLimit.Kind.ACCOUNT,
                memory ? account.memory() : account.storage(),
                memory ? account.reservedMemory() : account.reservedStorage());
    }

    /** Whether a stream with that storage type, {@code file} or {@code memory}, uses the memory. */
    static boolean isMemory(@Nullable String storage) {
        return MEMORY.equals(storage);
    }

    /** The used share, 1 for all; null if there is no limit or it is unknown. */
    public @Nullable Double share() {
        return used == null || max == null ? null : Double.valueOf(Quantity.unsigned(used) / Quantity.unsigned(max));
    }

    /** Whether it is a limit. Servers report an unlimited budget as 0, -1, 2^63 - 1 or 2^64 - 1. */
    private static boolean isLimit(@Nullable Long max) {
        return max != null && max > 0 && max != Long.MAX_VALUE;
    }
}
