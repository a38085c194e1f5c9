package io.topz.broker.streaming.subscription;

/** Counts the messages received from publishers and sent to subscribers since the start. Used on the thread of the service. */
public final class Traffic {

    private long inMsgs;
    private long inBytes;
    private long outMsgs;
    private long outBytes;

    /** Counts a publish request, accepted or refused. */
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
