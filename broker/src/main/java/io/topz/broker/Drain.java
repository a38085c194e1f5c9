package io.topz.broker;

import io.topz.broker.client.ConnectionRegistry;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.protocol.ServerInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the clients of a server one after another, spread over time, so that they do not all reconnect to other servers at once.
 *
 * <p>Source: the lame duck mode of nats-server 2.10.27, including its pace.
 */
final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionRegistry connections;
    private final CountDownLatch stopRequested;
    private final RandomGenerator random;

    /** {@code stopRequested} ends the drain early. */
    Drain(ConnectionRegistry connections, CountDownLatch stopRequested, RandomGenerator random) {
        this.connections = connections;
        this.stopRequested = stopRequested;
        this.random = random;
    }

    /** Drains the server; returns when all clients are closed or a stop is requested. */
    void run(ServerInfo info, Duration grace, Duration total) {
        List<Long> clients = connections.openCids();
        if (clients.isEmpty()) {
            return;
        }
        connections.announce(info);
        if (isStoppedWithin(grace.toNanos())) {
            return;
        }
        LOG.info("Closing existing clients");
        long time = total.minus(grace).toNanos();
        long pause = pauseNanos(time <= 0 ? SECOND : time, clients.size());
        for (long cid : clients) {
            connections.close(cid, ClosedReason.SERVER_SHUTDOWN);
            if (isStoppedWithin(pause / 2 + random.nextLong(pause / 2 + 1))) {
                return;
            }
        }
    }

    /** The pause between two clients, at most a second, so that a few clients do not take the whole time. */
    private static long pauseNanos(long nanos, int clients) {
        return Math.min(SECOND, nanos / clients);
    }

    private boolean isStoppedWithin(long nanos) {
        try {
            return stopRequested.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
