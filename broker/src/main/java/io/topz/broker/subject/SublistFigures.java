package io.topz.broker.subject;

/**
 * The size of a subject table at one moment, and its counters since the start.
 *
 * @param subscriptions the number of entries
 * @param cached the number of results in the cache
 * @param inserts the number of inserts since the start
 * @param removes the number of removes since the start
 * @param matches the number of lookups since the start, without those that a connection answers from its own cache
 * @param cacheHits the lookups answered from the cache
 * @param maxFanout the number of entries of the largest cached result
 * @param totalFanout the number of entries of all cached results
 */
public record SublistFigures(
        int subscriptions,
        int cached,
        long inserts,
        long removes,
        long matches,
        long cacheHits,
        int maxFanout,
        long totalFanout) {}
