package io.topz.broker.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The subscription table of one account: a trie of tokens with a cache of results in front of it. Thread-safe; lookups that hit the cache
 * take no lock.
 *
 * <p>A caller may cache a {@link Match} as long as {@link #generation()} does not change, if it has read the generation before the lookup.
 */
public final class Sublist<S extends Interest> {

    /** The number of results above which the cache is swept, and the number that remain, as in nats-server. */
    static final int CACHE_MAX_RESULTS = 1024;

    static final int CACHE_SWEEP_TO_RESULTS = 256;

    /**
     * The number of entries that all cached results together may have, so that a few thousand overlapping patterns do not fill the heap.
     */
    static final int CACHE_MAX_ENTRIES = 1 << 20;

    /** The number of changes above which clearing the cache is less work than finding the results that each change affects. */
    private static final int MAX_CHANGES_ONE_BY_ONE = 16;

    private final TrieLevel<S> root = new TrieLevel<>();
    private final Set<S> all = ConcurrentHashMap.newKeySet();
    private final Map<ByteString, Match<S>> cache = new ConcurrentHashMap<>();
    private long cachedEntries;
    private final LongAdder matches = new LongAdder();
    private final LongAdder cacheHits = new LongAdder();
    private final AtomicLong generation = new AtomicLong(1);
    private final AtomicLong inserts = new AtomicLong();
    private final AtomicLong removes = new AtomicLong();
    private final Map<ByteString, List<Runnable>> watches = new HashMap<>();

    /** Adds an entry, whose subject must be valid; returns false if it existed already. */
    public synchronized boolean insert(S interest) {
        if (!root.insert(Subjects.tokens(interest.subject()), interest)) {
            return false;
        }
        all.add(interest);
        inserts.incrementAndGet();
        forget(interest.subject());
        return true;
    }

    /** Removes an entry; returns false if it did not exist. */
    public synchronized boolean remove(S interest) {
        if (!root.remove(Subjects.tokens(interest.subject()), interest)) {
            return false;
        }
        all.remove(interest);
        removes.incrementAndGet();
        forget(interest.subject());
        return true;
    }

    /** Removes all existing entries in one step, without a change of another thread in between. */
    public synchronized void removeAll(Collection<S> interests) {
        forgetBefore(interests.size());
        interests.forEach(this::remove);
    }

    /** Adds all entries, whose subjects must be valid, in one step, without a change of another thread in between. */
    public synchronized void insertAll(Collection<S> interests) {
        forgetBefore(interests.size());
        interests.forEach(this::insert);
    }

    private void forgetBefore(int changes) {
        if (changes > MAX_CHANGES_ONE_BY_ONE) {
            cache.clear();
            cachedEntries = 0;
        }
    }

    private void forget(ByteString subject) {
        if (Subjects.isLiteral(subject)) {
            uncache(subject);
        } else {
            for (ByteString cached : cache.keySet()) {
                if (Subjects.matches(subject, cached)) {
                    uncache(cached);
                }
            }
        }
        generation.incrementAndGet();
        if (!watches.isEmpty()) {
            tellWatches(subject);
        }
    }

    private void tellWatches(ByteString subject) {
        if (Subjects.isLiteral(subject)) {
            watches.getOrDefault(subject, List.of()).forEach(Runnable::run);
            return;
        }
        watches.forEach((watched, tasks) -> {
            if (Subjects.matches(subject, watched)) {
                tasks.forEach(Runnable::run);
            }
        });
    }

    /**
     * Runs a task whenever the receivers of {@code subject}, which has no wildcards, may have changed. It runs on the thread that changes
     * the table, blocks that thread, and must not query the table.
     */
    public synchronized void watch(ByteString subject, Runnable task) {
        watches.computeIfAbsent(subject, unused -> new ArrayList<>(1)).add(task);
    }

    /** Ends a watch that {@link #watch} began with the same arguments. */
    public synchronized void unwatch(ByteString subject, Runnable task) {
        List<Runnable> tasks = watches.get(subject);
        if (tasks != null && tasks.remove(task) && tasks.isEmpty()) {
            watches.remove(subject);
        }
    }

    /** A number that increases with every change of the table. */
    public long generation() {
        return generation.get();
    }

    /** The subscriptions that match {@code subject}. Wildcards in it are ordinary tokens. */
    public Match<S> match(ByteString subject) {
        matches.increment();
        Match<S> cached = cache.get(subject);
        if (cached != null) {
            cacheHits.increment();
            return cached;
        }
        return find(subject);
    }

    private synchronized Match<S> find(ByteString subject) {
        TrieLevel.Collected<S> collected = new TrieLevel.Collected<>();
        if (!Subjects.hasEmptyToken(subject)) {
            root.collect(Subjects.tokens(subject), collected);
        }
        Match<S> match = collected.toMatch();
        if (cache.size() >= CACHE_MAX_RESULTS) {
            sweepTo(CACHE_SWEEP_TO_RESULTS);
        }
        cachedEntries += match.size();
        if (cachedEntries > CACHE_MAX_ENTRIES) {
            sweepTo(0);
        }
        cache.put(subject, match);
        return match;
    }

    private void uncache(ByteString subject) {
        Match<S> match = cache.remove(subject);
        if (match != null) {
            cachedEntries -= match.size();
        }
    }

    /** The family that a subject belongs to, with its subscriptions; null if every token of the subject matters. */
    public synchronized @Nullable Family<S> family(ByteString subject) {
        if (Subjects.hasEmptyToken(subject)) {
            return null;
        }
        List<ByteString> tokens = Subjects.tokens(subject);
        TrieLevel.Collected<S> collected = new TrieLevel.Collected<>();
        int deciding = root.decidingTokens(tokens, collected);
        if (deciding == 0) {
            return null;
        }
        int prefix = tokens.stream()
                .limit(deciding)
                .mapToInt(token -> token.length() + 1)
                .sum();
        boolean oneMore = deciding == tokens.size() - 1;
        return new Family<>(subject.substring(0, prefix), oneMore, collected.toMatch());
    }

    private void sweepTo(int results) {
        Iterator<ByteString> keys = cache.keySet().iterator();
        for (int excess = cache.size() - results; excess > 0 && keys.hasNext(); excess--) {
            uncache(keys.next());
        }
    }

    public int size() {
        return all.size();
    }

    /** All entries in no particular order. */
    public List<S> entries() {
        return List.copyOf(all);
    }

    public SublistFigures figures() {
        int max = 0;
        long total = 0;
        int cached = 0;
        for (Match<S> match : cache.values()) {
            int size = match.size();
            cached++;
            total += size;
            max = Math.max(max, size);
        }
        return new SublistFigures(
                all.size(), cached, inserts.get(), removes.get(), matches.sum(), cacheHits.sum(), max, total);
    }
}
