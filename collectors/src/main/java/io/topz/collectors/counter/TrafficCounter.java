package io.topz.collectors.counter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts the messages and bytes of one connection. Each direction has one writing thread at a time (a hand-over must order memory); any
 * thread can read without stopping the writer.
 *
 * <p>A reader sees each number without tearing, never decreasing and soon after it was written; the four numbers may be of different
 * moments. The fields are plain with opaque writes, because four atomic additions for each message cost up to a quarter of a broker's
 * throughput.
 */
public final class TrafficCounter {

    private static final VarHandle IN_MSGS = field("inMsgs");
    private static final VarHandle IN_BYTES = field("inBytes");
    private static final VarHandle OUT_MSGS = field("outMsgs");
    private static final VarHandle OUT_BYTES = field("outBytes");

    private long inMsgs;
    private long inBytes;
    private long outMsgs;
    private long outBytes;

    /** Adds received messages; must be called by the thread that reads the connection. */
    public void received(long msgs, long bytes) {
        IN_MSGS.setOpaque(this, inMsgs + msgs);
        IN_BYTES.setOpaque(this, inBytes + bytes);
    }

    /** Adds messages that were queued for delivery; must be called by the thread that writes the connection. */
    public void delivered(long msgs, long bytes) {
        OUT_MSGS.setOpaque(this, outMsgs + msgs);
        OUT_BYTES.setOpaque(this, outBytes + bytes);
    }

    public long inMsgs() {
        return (long) IN_MSGS.getOpaque(this);
    }

    public long inBytes() {
        return (long) IN_BYTES.getOpaque(this);
    }

    public long outMsgs() {
        return (long) OUT_MSGS.getOpaque(this);
    }

    public long outBytes() {
        return (long) OUT_BYTES.getOpaque(this);
    }

    /** The present values of all four numbers. */
    public TrafficTotals snapshot() {
        return new TrafficTotals(inMsgs(), inBytes(), outMsgs(), outBytes());
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(TrafficCounter.class, name, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
