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
 * Names of addresses, looked up in the background and remembered. Asking never waits: until a name is known there is none, and one
 * that was not found is looked up again after a while.
 *
 * <p>Safe to use from any thread.
 */
public final class HostNames {

    /** A lookup of a name; it may take time, and fails when there is none. */
    @FunctionalInterface
    public interface Lookup {
        String nameOf(String address) throws IOException;
    }

    /** Names that are remembered; beyond, arbitrary ones are forgotten. */
    static final int MAX_NAMES = 10_000;

    /** Lookups under way at once; further addresses wait for the next time that they are asked for. */
    public static final int MAX_PENDING = 8;

    /** After how long an address without a name, or one that got no answer, is looked up again. */
    static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    /** @param name null while there is none */
    private record Entry(@Nullable String name, long at) {}

    private final Lookup lookup;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Runnable onChange;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();

    /**
     * @param lookup finds a name, on the executor
     * @param onChange is called on the executor when a name became known
     */
    public HostNames(Lookup lookup, Executor executor, LongSupplier nanoTime, Runnable onChange) {
        this.lookup = lookup;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.onChange = onChange;
    }

    /** The name of an address, null while none is known; begins to look for it. */
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
                // also without a name: the next address may begin
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
