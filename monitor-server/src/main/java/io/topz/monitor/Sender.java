package io.topz.monitor;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Sends answers with the framing of nats-server. Used on the HTTP loop. */
final class Sender {

    /** The largest body with a Content-Length; larger ones are chunked. */
    private static final int MAX_UNCHUNKED = 2048;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ResponseTransfers transfers;
    private final Clock clock;
    private long dateSecond = Long.MIN_VALUE;
    private String date = "";

    Sender(ResponseTransfers transfers, Clock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    /** Sends an answer unless the connection is gone. The result completes when the answer has been sent, or fails if it cannot be sent. */
    Future<Void> send(HttpServerRequest request, Response answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return Future.succeededFuture();
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        boolean large =
                !head && answer.body().slices().size() > 1 && answer.body().length() > Body.SLICE;
        if (large && !transfers.admits(answer.body())) {
            return send(request, Response.busy());
        }
        writeHead(request, answer, head);
        if (head) {
            return response.end();
        }
        return large ? transfers.start(request, answer.body()) : writeBody(response, answer.body());
    }

    /** A client of the build queue that sends the answer on the loop of its request. */
    BuildQueue.Asker asker(RoutingContext routing) {
        Context loop = routing.vertx().getOrCreateContext();
        return answer -> {
            CompletableFuture<Void> sent = new CompletableFuture<>();
            loop.runOnContext(unused -> send(routing.request(), answer).onComplete(end -> sent.complete(null)));
            return sent;
        };
    }

    private void writeHead(HttpServerRequest request, Response answer, boolean head) {
        HttpServerResponse response = request.response();
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Date", date());
        if (answer.body().length() <= MAX_UNCHUNKED || request.version() == HttpVersion.HTTP_1_0) {
            response.putHeader("Content-Length", Long.toString(answer.body().length()));
        } else if (!head) {
            response.putHeader("Transfer-Encoding", "chunked");
        }
    }

    private static Future<Void> writeBody(HttpServerResponse response, Body body) {
        int last = body.slices().size() - 1;
        for (int i = 0; i < last; i++) {
            response.write(body.slices().get(i));
        }
        return last < 0 ? response.end() : response.end(body.slices().get(last));
    }

    private String date() {
        Instant now = clock.instant();
        if (now.getEpochSecond() != dateSecond) {
            dateSecond = now.getEpochSecond();
            date = HTTP_DATE.format(now);
        }
        return date;
    }
}
