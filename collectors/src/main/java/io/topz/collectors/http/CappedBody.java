package io.topz.collectors.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/** Collects the body of one answer and fails as soon as it exceeds a limit. */
final class CappedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {

    private final int maxBytes;
    private final Runnable tooLarge;
    private final Buffer body;
    private final Promise<Buffer> whole = Promise.promise();
    private boolean begun;

    /**
     * Creates the codec.
     *
     * @param expectedBytes the initial capacity; growing copies the body and leaves large arrays as garbage
     */
    CappedBody(int expectedBytes, int maxBytes, Runnable tooLarge) {
        this.body = Buffer.buffer(Math.min(expectedBytes, maxBytes));
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    /** Whether the head of the answer has arrived. */
    boolean begun() {
        return begun;
    }

    /** The number of bytes received so far. */
    int length() {
        return body.length();
    }

    @Override
    public BodyStream<Buffer> stream() {
        begun = true;
        return this;
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (part.length() > maxBytes - body.length()) {
            tooLarge.run();
            return Future.failedFuture("the body is larger than " + maxBytes + " bytes");
        }
        body.appendBuffer(part);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        whole.tryComplete(body);
        return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable failure) {
        whole.tryFail(failure);
    }

    @Override
    public Future<Buffer> result() {
        return whole.future();
    }

    @Override
    public CappedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public CappedBody setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public CappedBody drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
