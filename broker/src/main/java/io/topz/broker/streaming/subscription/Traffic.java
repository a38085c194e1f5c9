package io.topz.broker.streaming.subscription;

/**
 * Counts the messages received from publishers and sent to subscribers since the start. Used on the thread of the service, but {@link
 * #undecodable()} may be called on any thread.
 */
public final class Traffic {

    private long inMsgs;
    private long inBytes;
    private long outMsgs;
    private long outBytes;
    private volatile long undecodable;

    /** Counts a publish request, accepted or refused. */
    public void received(int bytes) {
        inMsgs++;
        inBytes += bytes;
    }

    void sent(int bytes) {
        outMsgs++;
        outBytes += bytes;
    }

    /** Counts a request or an acknowledgement that cannot be decoded. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread of the service writes
    public void receivedUndecodable() {
        undecodable++;
    }

    /** The number of requests and acknowledgements that could not be decoded. */
    public long undecodable() {
        return undecodable;
    }

    public long inMsgs() {
        return inMsgs;
    }

    public long inBytes() {
        return inBytes;
    }

    public long outMsgs() {
        return outMsgs;
    }

    public long outBytes() {
        return outBytes;
    }
}
