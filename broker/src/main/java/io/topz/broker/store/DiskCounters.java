package io.topz.broker.store;

/**
 * Counts the disk failures of a service, for instance those of all streams of an account. Written by the thread of the service, readable by
 * any thread.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
public final class DiskCounters {

    private volatile long readFailures;
    private volatile long writeFailures;
    private volatile long lostMessages;

    /** Counts a failed read, which will be repeated. Called by the thread of the service. */
    public void readFailed() {
        readFailures++;
    }

    /** Counts a failed write, force or truncation. Called by the thread of the service. */
    public void writeFailed() {
        writeFailures++;
    }

    /** Counts messages that were found to be lost. Called by the thread of the service. */
    public void lost(long messages) {
        lostMessages += messages;
    }

    /** The number of failed reads, every attempt counted. */
    public long readFailures() {
        return readFailures;
    }

    /** The number of failed writes, forces and truncations, every attempt counted. */
    public long writeFailures() {
        return writeFailures;
    }

    /** The number of messages found to be lost to damage since the start. */
    public long lostMessages() {
        return lostMessages;
    }
}
