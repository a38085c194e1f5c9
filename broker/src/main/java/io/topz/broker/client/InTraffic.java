package io.topz.broker.client;

import io.topz.broker.account.Traffic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What came from one client. Counted on its loop and published once per read; the published figures are readable by any
 * thread.
 */
final class InTraffic {

    private static final VarHandle MSGS;
    private static final VarHandle BYTES;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MSGS = lookup.findVarHandle(InTraffic.class, "msgs", long.class);
            BYTES = lookup.findVarHandle(InTraffic.class, "bytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long msgs;
    private long bytes;
    private int newMsgs;
    private long newBytes;
    private boolean active;

    void record(int messageBytes) {
        newMsgs++;
        newBytes += messageBytes;
    }

    /** Something other than a message that counts as activity. */
    void recordActivity() {
        active = true;
    }

    /** Makes what was counted visible, here and in the account's counters. Returns whether there was any activity. */
    boolean publish(Traffic accountTraffic) {
        boolean any = active || newMsgs > 0;
        if (newMsgs > 0) {
            MSGS.setOpaque(this, msgs + newMsgs);
            BYTES.setOpaque(this, bytes + newBytes);
            accountTraffic.recordIn(newMsgs, newBytes);
            newMsgs = 0;
            newBytes = 0;
        }
        active = false;
        return any;
    }

    long msgs() {
        return (long) MSGS.getOpaque(this);
    }

    long bytes() {
        return (long) BYTES.getOpaque(this);
    }
}
