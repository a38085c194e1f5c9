package io.topz.monitor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transfers of large responses to their readers. A reader that stands still is cut off after a while, and at once when its
 * memory is needed for another; so slow readers cost a bounded amount of memory and nobody else's answer.
 *
 * <p>They are written in turns of a few slices, one transfer after the other. Between two turns the loop reads requests and answers
 * them, so that small answers do not wait until fifty readers have their megabytes. Lives on the HTTP loop.
 */
final class ResponseTransfers {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseTransfers.class);
    private static final Duration SWEEP = Duration.ofMillis(500);

    /** A reader that stood still for this long may be cut off in favour of another. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** The slices of one turn, {@link Body#SLICE} bytes each. */
    private static final int TURN_SLICES = 8;

    private static final long TURN_INTERVAL_MILLIS = 1;

    private final Vertx vertx;
    private final MonitorLimits limits;
    private final long maxPendingBytes;
    private final Duration stallTimeout;
    private final LongSupplier nanoTime;
    private final Set<ResponseTransfer> underWay = new LinkedHashSet<>();

    /** The bodies under way, each with its number of readers: its memory is taken once. */
    private final IdentityHashMap<Body, Integer> shared = new IdentityHashMap<>();

    private final Queue<ResponseTransfer> ready = new ArrayDeque<>();
    private long pendingBytes;
    private boolean sweeping;
    private boolean resting;

    ResponseTransfers(Vertx vertx, MonitorOptions options, MonitorLimits limits, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.limits = limits;
        this.maxPendingBytes = options.maxPendingBytes();
        this.stallTimeout = options.stallTimeout();
        this.nanoTime = nanoTime;
    }

    /**
     * Whether there is room for an answer, after cutting off readers that stand still. One answer always has room, and so has
     * one that is under way to others already.
     */
    boolean admits(Body body) {
        while (!shared.isEmpty() && !shared.containsKey(body) && pendingBytes + body.length() > maxPendingBytes) {
            limits.pendingBytes().strike();
            Optional<ResponseTransfer> slowest = longestStalled();
            if (slowest.isEmpty() || !slowest.get().stalledFor(GRACE)) {
                return false;
            }
            cut(slowest.get(), "its memory is needed");
        }
        return true;
    }

    /** Sends a body whose head is written. Completes when its last byte has left, or fails when the connection is gone. */
    Future<Void> start(HttpServerRequest request, Body body) {
        ResponseTransfer delivery = new ResponseTransfer(request, body, nanoTime);
        underWay.add(delivery);
        if (shared.merge(body, 1, Integer::sum) == 1) {
            pendingBytes += body.length();
        }
        sweepLater();
        return delivery.start(this::isReady).onComplete(ended -> remove(delivery));
    }

    private void isReady(ResponseTransfer delivery) {
        ready.add(delivery);
        if (!resting) {
            takeTurn();
        }
    }

    /** Writes some slices. The next turn comes after a timer and not as a task, which would run before anything is read. */
    private void takeTurn() {
        resting = true;
        for (int slices = 0; slices < TURN_SLICES && !ready.isEmpty(); slices++) {
            ResponseTransfer delivery = ready.remove();
            if (delivery.writeSlice()) {
                ready.add(delivery);
            }
        }
        vertx.setTimer(TURN_INTERVAL_MILLIS, unused -> {
            resting = false;
            if (!ready.isEmpty()) {
                takeTurn();
            }
        });
    }

    private void remove(ResponseTransfer delivery) {
        if (underWay.remove(delivery)
                && shared.computeIfPresent(delivery.body(), (unused, readers) -> readers == 1 ? null : readers - 1)
                        == null) {
            pendingBytes -= delivery.body().length();
        }
    }

    private Optional<ResponseTransfer> longestStalled() {
        return underWay.stream().min(Comparator.comparingLong(ResponseTransfer::lastProgress));
    }

    private void sweepLater() {
        if (!sweeping && !underWay.isEmpty()) {
            sweeping = true;
            vertx.setTimer(SWEEP.toMillis(), unused -> {
                sweeping = false;
                underWay.stream()
                        .filter(delivery -> delivery.stalledFor(stallTimeout))
                        .toList()
                        .forEach(delivery -> {
                            limits.stallTimeout().strike();
                            cut(delivery, "it took nothing for " + stallTimeout);
                        });
                sweepLater();
            });
        }
    }

    private void cut(ResponseTransfer delivery, String why) {
        LOG.warn("disconnected the slow reader {}: {}", delivery.reader(), why);
        remove(delivery);
        delivery.cut();
    }
}
