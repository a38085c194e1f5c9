package io.topz.broker.client;

import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ErrorText;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings a silent client, measures the round-trip time, and disconnects a client that leaves too many pings unanswered. Confined to the
 * connection's loop unless a method says otherwise.
 *
 * <p>As in nats-server, the first ping is sent two seconds (and up to a fifth more) after CONNECT, then one per interval. It is omitted
 * while the client is active and the round-trip time was measured within the last hour.
 */
final class KeepAlive {

    private static final Duration FIRST_PING = Duration.ofSeconds(2);
    private static final long RTT_VALID_NANOS = Duration.ofHours(1).toNanos();

    private final ClientConnection connection;
    private final long intervalNanos;
    private final int maxUnanswered;
    private final Time time;
    private final long acceptedAt;
    private @Nullable Future<?> timer;
    private int unanswered;
    private boolean pinged;
    private long pingedAt;
    private long heardAt;
    private volatile long rttNanos;

    KeepAlive(ClientConnection connection, ClientLimits limits, Time time) {
        this.connection = connection;
        this.intervalNanos = limits.pingInterval().toNanos();
        this.maxUnanswered = limits.pingMax();
        this.time = time;
        this.acceptedAt = nanos();
        this.heardAt = acceptedAt;
    }

    private long nanos() {
        return time.nanos().getAsLong();
    }

    /** Called when the connection was accepted, before CONNECT. */
    void accepted() {
        schedule(intervalNanos);
    }

    /** Called when CONNECT has arrived, valid or not. The time since the accept is the first estimate of the round-trip time. */
    void heardConnect() {
        if (rttNanos == 0) {
            rttNanos = Math.max(1, nanos() - acceptedAt);
        }
    }

    void connected() {
        long first = Math.min(FIRST_PING.toNanos(), intervalNanos);
        schedule(first + connection.loop().random().nextLong(first / 5 + 1));
    }

    /** Called when anything was received from the client. */
    void heard() {
        heardAt = nanos();
    }

    void pong() {
        unanswered = 0;
        if (pinged) {
            rttNanos = Math.max(1, nanos() - pingedAt);
        }
    }

    /** The last measured round-trip time in nanoseconds, 0 before the first. May be called on any thread. */
    long rttNanos() {
        return rttNanos;
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void schedule(long delayNanos) {
        stop();
        timer = connection.loop().executor().schedule(this::tick, delayNanos, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        long now = nanos();
        boolean measured = rttNanos != 0 && pinged && now - pingedAt <= RTT_VALID_NANOS;
        if (!measured || now - heardAt >= intervalNanos) {
            if (unanswered + 1 > maxUnanswered) {
                connection.fail(ErrorText.STALE_CONNECTION, ClosedReason.STALE_CONNECTION);
                return;
            }
            ping(now);
        }
        schedule(intervalNanos);
    }

    private void ping(long now) {
        unanswered++;
        pinged = true;
        pingedAt = now;
        connection.sendNow(Replies.PING);
    }
}
