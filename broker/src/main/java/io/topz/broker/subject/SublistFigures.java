package io.topz.broker.subject;

/**
 * The size of a subject table at one moment, and its counters since the start.
 *
 * @param subscriptions entries now
 * @param cached results in the match cache now
 * @param inserts since the start
 * @param removes since the start
 * @param matches lookups since the start; those that a connection answers from its own cache are not among them
 * @param cacheHits of the lookups
 * @param maxFanout entries of the largest result in the cache
 * @param totalFanout entries of all results in the cache
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
