package io.topz.broker.client;

import io.topz.broker.options.BrokerOptions;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ErrorText;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a silent client whether it is still there, measures the way to it and back, and gives up a client that leaves too many
 * pings unanswered. Belongs to the connection's loop, except where said.
 *
 * <p>Like nats-server: the first ping comes two seconds (and up to a fifth more) after CONNECT; then one per interval, left
 * out while the client talks and the way was measured within the hour.
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

    KeepAlive(ClientConnection connection, BrokerOptions options, Time time) {
        this.connection = connection;
        this.intervalNanos = options.pingInterval().toNanos();
        this.maxUnanswered = options.pingMax();
        this.time = time;
        this.acceptedAt = nanos();
        this.heardAt = acceptedAt;
    }

    private long nanos() {
        return time.nanos().getAsLong();
    }

    /** Before CONNECT. */
    void accepted() {
        schedule(intervalNanos);
    }

    /** CONNECT has come, whether it is good or not: how long it took is the first estimate of the way to the client and back. */
    void heardConnect() {
        if (rttNanos == 0) {
            rttNanos = Math.max(1, nanos() - acceptedAt);
        }
    }

    void connected() {
        long first = Math.min(FIRST_PING.toNanos(), intervalNanos);
        schedule(first + connection.loop().random().nextLong(first / 5 + 1));
    }

    /** Anything came from the client. */
    void heard() {
        heardAt = nanos();
    }

    void pong() {
        unanswered = 0;
        if (pinged) {
            rttNanos = Math.max(1, nanos() - pingedAt);
        }
    }

    /** The last measured way to the client and back in nanoseconds, 0 before the first. Any thread. */
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
