package io.topz.broker.store;

/**
 * Counts the disk failures of a service, such as those of the streams of an account. Written by the thread of the service, readable by
 * any.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
public final class DiskCounters {

    private volatile long readFailures;
    private volatile long writeFailures;
    private volatile long lostMessages;

    /** A read has failed and will be repeated. Called by the thread of the service. */
    public void readFailed() {
        readFailures++;
    }

    /** A write, force or truncation has failed. Called by the thread of the service. */
    public void writeFailed() {
        writeFailures++;
    }

    /** Messages were found to be lost. Called by the thread of the service. */
    public void lost(long messages) {
        lostMessages += messages;
    }

    /** Reads that failed and were repeated, every attempt counted. */
    public long readFailures() {
        return readFailures;
    }

    /** Writes, forces and truncations that failed, every attempt counted. */
    public long writeFailures() {
        return writeFailures;
    }

    /** Messages that damage of the files has taken, as far as it was noticed since the start. */
    public long lostMessages() {
        return lostMessages;
    }
}
