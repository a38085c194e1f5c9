package io.topz.broker.client;

import io.topz.broker.protocol.ClosedReason;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection whose socket does not take what the channel had at some moment within the write deadline of that moment.
 * Belongs to the connection's loop. It costs nothing while the socket takes everything at once.
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

    /** Something is left unwritten. */
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

    /** Something was written: if it was all of what was marked, the time starts again. */
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
