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
 * The table of subscriptions of one account: a tree of tokens with a cache of results before it. Safe for any thread; lookups
 * that hit the cache take no lock.
 *
 * <p>A caller may keep a {@link Match} as long as {@link #generation()} has not moved, if it read the generation before it
 * asked.
 */
public final class Sublist<S extends Interest> {

    /** As many results as nats-server keeps before it sweeps, and as many as it leaves. */
    static final int CACHE_MAX_RESULTS = 1024;

    static final int CACHE_SWEEP_TO_RESULTS = 256;

    /** As many entries as all cached results together may have, so that a few thousand overlapping patterns do not fill the heap. */
    static final int CACHE_MAX_ENTRIES = 1 << 20;

    /** From here on it is less work to forget all cached results than to look which of them each change concerns. */
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

    /** Adds an entry; its subject must be valid. Returns false if it was there already. */
    public synchronized boolean insert(S interest) {
        if (!root.insert(Subjects.tokens(interest.subject()), interest)) {
            return false;
        }
        all.add(interest);
        inserts.incrementAndGet();
        forget(interest.subject());
        return true;
    }

    /** Returns false if there was no such entry. */
    public synchronized boolean remove(S interest) {
        if (!root.remove(Subjects.tokens(interest.subject()), interest)) {
            return false;
        }
        all.remove(interest);
        removes.incrementAndGet();
        forget(interest.subject());
        return true;
    }

    /** Removes all that are there; nobody else's change comes between. */
    public synchronized void removeAll(Collection<S> interests) {
        forgetBefore(interests.size());
        interests.forEach(this::remove);
    }

    /** Adds all of them, whose subjects must be valid; nobody else's change comes between. */
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
     * From now on runs a task whenever it may have changed who gets a message published to {@code subject}, which has no
     * wildcards. It runs on the thread that changes the table, which waits, and must not ask the table anything.
     */
    public synchronized void watch(ByteString subject, Runnable task) {
        watches.computeIfAbsent(subject, unused -> new ArrayList<>(1)).add(task);
    }

    /** Ends what {@link #watch} began with the same two. */
    public synchronized void unwatch(ByteString subject, Runnable task) {
        List<Runnable> tasks = watches.get(subject);
        if (tasks != null && tasks.remove(task) && tasks.isEmpty()) {
            watches.remove(subject);
        }
    }

    /** Moves with every change of the table. */
    public long generation() {
        return generation.get();
    }

    /** Who gets a message published to {@code subject}. Wildcards in it are ordinary tokens. */
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

    /** The family that a subject belongs to, with all who get it; null if every token of the subject matters. */
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

    /** All entries, in no order. */
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
