package io.topz.collectors.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;

/**
 * One request and its answer, within the time limits and the size limit. Exceeding any of them ends the exchange and drops the connection,
 * which is the only way to abandon an HTTP/1 answer. Used on one context.
 */
final class HttpExchange {

    private final Vertx vertx;
    private final HttpCollectorOptions options;
    private final HttpFailures failures;
    private final Runnable dropConnection;
    private final Promise<HttpAnswer> answer = Promise.promise();
    private final CappedBody body;
    private long timer;

    HttpExchange(
            Vertx vertx,
            HttpCollectorOptions options,
            int expectedBytes,
            HttpFailures failures,
            Runnable dropConnection) {
        this.vertx = vertx;
        this.options = options;
        this.failures = failures;
        this.dropConnection = dropConnection;
        this.body = new CappedBody(
                expectedBytes, options.maxBodyBytes(), () -> end(failures.tooLarge(options.maxBodyBytes())));
    }

    /** Sends the request over an open or a new connection. The result fails with the client's exception or with a sentence. */
    Future<HttpAnswer> run(WebClient client, RequestOptions what, boolean connectionStands) {
        if (connectionStands) {
            connected();
        } else {
            timer = vertx.setTimer(options.connectTimeout().toMillis(), fired -> {
                end(failures.noConnectionWithin(options.connectTimeout()));
            });
        }
        // The call is composed because a closed client throws.
        Future.succeededFuture()
                .compose(now -> client.request(what).as(body).send())
                .onSuccess(this::finish)
                .onFailure(thrown -> end(body.begun() ? failures.brokeOff(body.length()) : thrown));
        return answer.future();
    }

    /** Called when the connection is open: the time limit for the answer starts. */
    void connected() {
        vertx.cancelTimer(timer);
        if (!answer.future().isComplete()) {
            timer = vertx.setTimer(options.readTimeout().toMillis(), fired -> {
                end(failures.noAnswerWithin(options.readTimeout(), body.length()));
            });
        }
    }

    /** Whether a part of an answer has arrived, in which case the request must not be repeated. */
    boolean answered() {
        return body.begun();
    }

    private void finish(HttpResponse<Buffer> response) {
        vertx.cancelTimer(timer);
        String location = response.getHeader(HttpHeaders.LOCATION.toString());
        if (location != null && response.statusCode() / 100 == 3) {
            answer.tryFail(failures.moved(response.statusCode(), location));
            return;
        }
        String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE.toString());
        Buffer bytes = response.body();
        answer.tryComplete(new HttpAnswer(
                response.statusCode(),
                contentType == null ? "" : contentType,
                bytes == null ? new byte[0] : bytes.getBytes()));
    }

    /** Ends the exchange with a failure. */
    void end(Throwable why) {
        vertx.cancelTimer(timer);
        if (answer.tryFail(why)) {
            dropConnection.run();
        }
    }
}
