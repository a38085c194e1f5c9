package io.topz.broker.streaming.subscription;

/** Counts what has come from publishers and gone to subscribers since the start. Used by the thread of the service. */
public final class Traffic {

    private long inMsgs;
    private long inBytes;
    private long outMsgs;
    private long outBytes;

    /** A publish request has come, whether it is refused or not. */
    public void received(int bytes) {
        inMsgs++;
        inBytes += bytes;
    }

    void sent(int bytes) {
        outMsgs++;
        outBytes += bytes;
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
