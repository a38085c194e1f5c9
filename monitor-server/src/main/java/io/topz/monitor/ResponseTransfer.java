package io.topz.monitor;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The transfer of one large response. Each slice is written when the previous ones have been sent. Progress is counted in whole slices, so
 * that a reader of a few bytes at a time does not count as reading. Used on the HTTP loop.
 */
final class ResponseTransfer {

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Queue<Buffer> slices;
    private final Body body;
    private final LongSupplier nanoTime;
    private final Promise<Void> over = Promise.promise();
    private long lastProgress;

    ResponseTransfer(HttpServerRequest request, Body body, LongSupplier nanoTime) {
        this.request = request;
        this.response = request.response();
        this.slices = new ArrayDeque<>(body.slices());
        this.body = body;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /**
     * Starts the transfer. The result completes when the last byte has been sent or the connection was closed.
     *
     * @param ready receives the transfer whenever a slice may be written
     */
    Future<Void> start(Consumer<ResponseTransfer> ready) {
        response.closeHandler(unused -> over.tryFail("the connection is gone"));
        response.exceptionHandler(over::tryFail);
        response.drainHandler(unused -> ready.accept(this));
        ready.accept(this);
        return over.future();
    }

    /** Writes the next slice. Returns whether another may follow; if not, the transfer has ended or is ready again later. */
    boolean writeSlice() {
        Buffer slice = slices.poll();
        if (slice != null) {
            response.write(slice).onSuccess(unused -> lastProgress = nanoTime.getAsLong());
        }
        if (!slices.isEmpty()) {
            return !response.writeQueueFull();
        }
        if (!response.ended()) {
            response.end().onComplete(over::tryComplete, over::tryFail);
        }
        return false;
    }

    Body body() {
        return body;
    }

    long lastProgress() {
        return lastProgress;
    }

    boolean stalledFor(Duration time) {
        return nanoTime.getAsLong() - lastProgress > time.toNanos();
    }

    String reader() {
        return String.valueOf(request.remoteAddress());
    }

    /** Disconnects the reader. */
    void cut() {
        slices.clear();
        OpenConnections.abort(request.connection());
    }
}
