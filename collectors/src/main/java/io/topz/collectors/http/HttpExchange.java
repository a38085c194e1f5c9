package io.topz.collectors.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, within the time-outs and the body cap; whatever strikes first ends it and drops the connection.
 * Lives on one context.
 */
final class HttpExchange {

    private final Vertx vertx;
    private final HttpCollectorOptions options;
    private final HttpFailures failures;
    private final Promise<HttpAnswer> answer = Promise.promise();
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private boolean answered;
    private long timer;

    HttpExchange(Vertx vertx, HttpCollectorOptions options, HttpFailures failures) {
        this.vertx = vertx;
        this.options = options;
        this.failures = failures;
    }

    /** Asks; the future fails with what the client threw or with a sentence. */
    Future<HttpAnswer> run(HttpClient client, RequestOptions what) {
        timer = vertx.setTimer(options.connectTimeout().toMillis(), fired -> {
            end(failures.noConnectionWithin(options.connectTimeout()));
        });
        // composed, because a client that is closed throws
        Future.succeededFuture()
                .compose(now -> client.request(what))
                .onSuccess(this::send)
                .onFailure(this::end);
        return answer.future();
    }

    /** Whether a part of an answer came, so that asking again would not be the same. */
    boolean answered() {
        return answered;
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        if (answer.future().isComplete()) {
            drop();
            return;
        }
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(options.readTimeout().toMillis(), fired -> {
            end(failures.noAnswerWithin(options.readTimeout(), body.length()));
        });
        connected.send().onSuccess(this::receive).onFailure(this::end);
    }

    private void receive(HttpClientResponse response) {
        answered = true;
        if (declaredLength(response) > options.maxBodyBytes()) {
            end(failures.tooLarge(options.maxBodyBytes()));
            return;
        }
        response.exceptionHandler(thrown -> end(failures.brokeOff(body.length())));
        response.handler(this::append);
        response.endHandler(end -> finish(response));
    }

    /** The length of the body as the server declares it, 0 when it does not or nonsense; the bytes are counted anyway. */
    private static long declaredLength(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private void append(Buffer part) {
        if (body.length() + part.length() > options.maxBodyBytes()) {
            end(failures.tooLarge(options.maxBodyBytes()));
        } else if (!answer.future().isComplete()) {
            body.appendBuffer(part);
        }
    }

    private void finish(HttpClientResponse response) {
        vertx.cancelTimer(timer);
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (location != null && response.statusCode() / 100 == 3) {
            answer.tryFail(failures.moved(response.statusCode(), location));
            return;
        }
        String contentType = response.getHeader(HttpHeaders.CONTENT_TYPE);
        answer.tryComplete(
                new HttpAnswer(response.statusCode(), contentType == null ? "" : contentType, body.getBytes()));
    }

    /** Gives up, for a reason. */
    void end(Throwable why) {
        vertx.cancelTimer(timer);
        if (answer.tryFail(why)) {
            drop();
        }
    }

    private void drop() {
        if (request != null) {
            request.reset();
        }
    }
}
