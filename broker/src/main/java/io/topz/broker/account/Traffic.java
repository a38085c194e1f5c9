package io.topz.broker.account;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Messages and bytes in either direction. Written by one thread, read by any: a reader sees each figure whole and never
 * going back.
 */
public final class Traffic {

    private static final VarHandle IN_MSGS = handle("inMsgs");
    private static final VarHandle IN_BYTES = handle("inBytes");
    private static final VarHandle OUT_MSGS = handle("outMsgs");
    private static final VarHandle OUT_BYTES = handle("outBytes");

    private long inMsgs;
    private long inBytes;
    private long outMsgs;
    private long outBytes;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Traffic.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Records messages received and their header and payload bytes. */
    public void recordIn(long msgs, long bytes) {
        IN_MSGS.setOpaque(this, inMsgs + msgs);
        IN_BYTES.setOpaque(this, inBytes + bytes);
    }

    /** Records messages delivered and their header and payload bytes. */
    public void recordOut(long msgs, long bytes) {
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
}
