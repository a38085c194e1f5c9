package io.topz.broker.jetstream.stats;

/** Counts API requests. Written by the JetStream thread, readable by any. */
public final class ApiStats {

    private volatile long total;
    private volatile long errors;

    /** Counts a request. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void request() {
        total++;
    }

    /** Counts a request that was refused. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public void error() {
        total++;
        errors++;
    }

    /** Requests so far, refused ones included. */
    public long total() {
        return total;
    }

    /** Requests refused so far. */
    public long errors() {
        return errors;
    }
}
