package io.topz.top.lookup;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A cache of host names by address, looked up in the background. A query never blocks: it returns no name until one is known. A failed
 * lookup is repeated after a while.
 *
 * <p>Thread-safe.
 */
public final class HostNames {

    /** A lookup of a name, which may take time and fails if there is none. */
    @FunctionalInterface
    public interface Lookup {
        String nameOf(String address) throws IOException;
    }

    /** The maximum number of cached names; beyond it, arbitrary ones are dropped. */
    static final int MAX_NAMES = 10_000;

    /** The maximum number of simultaneous lookups; further addresses wait for their next query. */
    public static final int MAX_PENDING = 8;

    /** The time after which a failed lookup is repeated. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    /** @param name null as long as there is none */
    private record Entry(@Nullable String name, long at) {}

    private final Lookup lookup;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Runnable onChange;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param lookup finds a name, on the executor
     * @param onChange called on the executor when a name became known
     */
    public HostNames(Lookup lookup, Executor executor, LongSupplier nanoTime, Runnable onChange) {
        this.lookup = lookup;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.onChange = onChange;
    }

    /** The name of an address; null if it is unknown, in which case a lookup is started. */
    public @Nullable String nameOf(String address) {
        Entry entry = entries.get(address);
        if (entry == null || (entry.name == null && isOld(entry))) {
            begin(address);
        }
        return entry == null ? null : entry.name;
    }

    private boolean isOld(Entry entry) {
        return nanoTime.getAsLong() - entry.at > RETRY_AFTER.toNanos();
    }

    private void begin(String address) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            return;
        }
        makeRoom();
        entries.put(address, new Entry(null, nanoTime.getAsLong()));
        executor.execute(() -> {
            try {
                entries.put(address, new Entry(lookup.nameOf(address), nanoTime.getAsLong()));
            } catch (IOException noName) {
                entries.put(address, new Entry(null, nanoTime.getAsLong()));
            } finally {
                pending.decrementAndGet();
                // Called even without a name, because the next lookup can start.
                onChange.run();
            }
        });
    }

    private void makeRoom() {
        Iterator<String> oldest = entries.keySet().iterator();
        while (entries.size() >= MAX_NAMES && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }
}
