package io.topz.broker.client;

import io.topz.broker.protocol.ClosedReason;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose socket does not accept, within the write deadline, the bytes that the channel held at some moment. Confined to
 * the connection's loop. It costs nothing while the socket accepts everything at once.
 */
final class WriteDeadline {

    private final Outbound outbound;
    private final Time time;
    private final long nanos;
    private boolean armed;
    private long mark;
    private long markedAt;

    WriteDeadline(Outbound outbound, Time time, long nanos) {
        this.outbound = outbound;
        this.time = time;
        this.nanos = nanos;
    }

    /** Called when bytes are left unwritten. */
    void arm() {
        if (!armed) {
            armed = true;
            mark();
            schedule(nanos);
        }
    }

    private void mark() {
        mark = outbound.written() + outbound.inFlightBytes();
        markedAt = time.nanos().getAsLong();
    }

    /** Called when bytes were written. If they include all the marked ones, the deadline starts again. */
    void progress() {
        if (armed && outbound.written() >= mark) {
            mark();
        }
    }

    private void schedule(long delay) {
        Future<?> unused = outbound.loop().executor().schedule(this::check, delay, TimeUnit.NANOSECONDS);
    }

    private void check() {
        armed = false;
        if (outbound.inFlightBytes() == 0 || outbound.isClosed()) {
            return;
        }
        long left = nanos - (time.nanos().getAsLong() - markedAt);
        if (left <= 0) {
            outbound.connection().close(ClosedReason.SLOW_CONSUMER_WRITE_DEADLINE);
        } else {
            armed = true;
            schedule(left);
        }
    }
}
