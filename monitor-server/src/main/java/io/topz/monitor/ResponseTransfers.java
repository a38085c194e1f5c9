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
 * The transfers of large responses to their readers. A reader that stops reading is disconnected after a while, or at once if another
 * response needs its memory. Therefore slow readers use a bounded amount of memory and do not prevent other answers.
 *
 * <p>The responses are written in turns of a few slices, one transfer after the other. Between two turns the loop reads and answers
 * requests, so that small answers do not wait until fifty readers have received their megabytes. Used on the HTTP loop.
 */
final class ResponseTransfers {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseTransfers.class);
    private static final Duration SWEEP = Duration.ofMillis(500);

    /** The time without progress after which a reader may be disconnected in favour of another. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * The number of slices that may be written in one interval, {@link Body#SLICE} bytes each. It is enough for a page of 1,024
     * connections, so that a lone reader of such a page does not wait.
     */
    private static final int INTERVAL_SLICES = 16;

    private static final long INTERVAL_MILLIS = 1;

    private final Vertx vertx;
    private final MonitorLimits limits;
    private final long maxPendingBytes;
    private final Duration stallTimeout;
    private final LongSupplier nanoTime;
    private final Set<ResponseTransfer> underWay = new LinkedHashSet<>();

    /** The bodies being sent, each with its number of readers: the memory of a shared body counts once. */
    private final IdentityHashMap<Body, Integer> shared = new IdentityHashMap<>();

    private final Queue<ResponseTransfer> ready = new ArrayDeque<>();
    private long pendingBytes;
    private boolean sweeping;
    private int slicesLeft = INTERVAL_SLICES;
    private boolean intervalTimed;

    ResponseTransfers(Vertx vertx, MonitorOptions options, MonitorLimits limits, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.limits = limits;
        this.maxPendingBytes = options.maxPendingBytes();
        this.stallTimeout = options.stallTimeout();
        this.nanoTime = nanoTime;
    }

    /**
     * Whether there is room for an answer, after disconnecting readers that have stopped. A single answer always has room, and so has one
     * that is already being sent to others.
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

    /**
     * Sends a body whose head has been written. The result completes when the last byte has been sent, or fails when the connection is
     * gone.
     */
    Future<Void> start(HttpServerRequest request, Body body) {
        ResponseTransfer transfer = new ResponseTransfer(request, body, nanoTime);
        underWay.add(transfer);
        if (shared.merge(body, 1, Integer::sum) == 1) {
            pendingBytes += body.length();
        }
        sweepLater();
        return transfer.start(this::isReady).onComplete(ended -> remove(transfer));
    }

    private void isReady(ResponseTransfer transfer) {
        ready.add(transfer);
        takeTurn();
    }

    /** Writes the slices that the interval has left. The next turn follows a timer, because a task would run before the loop reads. */
    private void takeTurn() {
        while (slicesLeft > 0 && !ready.isEmpty()) {
            slicesLeft--;
            ResponseTransfer transfer = ready.remove();
            if (transfer.writeSlice()) {
                ready.add(transfer);
            }
        }
        if (!intervalTimed) {
            intervalTimed = true;
            vertx.setTimer(INTERVAL_MILLIS, unused -> {
                intervalTimed = false;
                slicesLeft = INTERVAL_SLICES;
                if (!ready.isEmpty()) {
                    takeTurn();
                }
            });
        }
    }

    private void remove(ResponseTransfer transfer) {
        if (underWay.remove(transfer)
                && shared.computeIfPresent(transfer.body(), (unused, readers) -> readers == 1 ? null : readers - 1)
                        == null) {
            pendingBytes -= transfer.body().length();
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
                        .filter(transfer -> transfer.stalledFor(stallTimeout))
                        .toList()
                        .forEach(transfer -> {
                            limits.stallTimeout().strike();
                            cut(transfer, "it took nothing for " + stallTimeout);
                        });
                sweepLater();
            });
        }
    }

    private void cut(ResponseTransfer transfer, String why) {
        LOG.warn("disconnected the slow reader {}: {}", transfer.reader(), why);
        remove(transfer);
        transfer.cut();
    }
}
