package io.topz.collectors.http;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.Options;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A collector that reads the monitoring port of a server, which may be any nats-server or topz itself. It sends one request at a time over
 * one connection that it keeps open; further requests wait in order, up to a limit.
 *
 * <p>Documents are parsed on a worker thread, so that a large one does not block an event loop.
 */
public final class HttpCollector implements Collector, Metered, AutoCloseable {

    private static final String USER_AGENT = "topz";

    /** A request and the future document that its callers wait for. */
    private record Question<D extends Document>(Options<D> options, CompletableFuture<D> document) {}

    private final Vertx vertx;
    private final Context context;
    private final HttpCollectorOptions options;
    private final HttpClient client;
    private final WebClient web;
    private final LongSupplier clock;

    // Only used on the context.
    private final Queue<Question<?>> waiting = new ArrayDeque<>();
    private final Map<Endpoint<?>, Integer> lengths = new HashMap<>();
    private boolean busy;
    private @Nullable HttpExchange underWay;
    private @Nullable HttpConnection connection;
    private @Nullable Throwable connectionProblem;

    private volatile boolean closed;
    private volatile @Nullable Cost lastCost;

    /**
     * Creates a collector that has not connected yet.
     *
     * @throws IllegalArgumentException if a file with a certificate or key cannot be read
     */
    public HttpCollector(Vertx vertx, HttpCollectorOptions options) {
        this(vertx, options, System::nanoTime);
    }

    HttpCollector(Vertx vertx, HttpCollectorOptions options, LongSupplier clock) {
        this.vertx = vertx;
        this.options = options;
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.httpClientBuilder()
                .with(HttpClients.options(options))
                .with(new PoolOptions().setHttp1MaxSize(1))
                .withConnectHandler(this::connected)
                .build();
        this.web = WebClient.wrap(
                client, new WebClientOptions().setUserAgent(USER_AGENT).setFollowRedirects(false));
    }

    private void connected(HttpConnection made) {
        connection = made;
        made.closeHandler(gone -> {
            if (made.equals(connection)) {
                connection = null;
            }
        });
        // Without a handler, the client would also log the exceptions that it passes to the request.
        made.exceptionHandler(thrown -> connectionProblem = thrown);
        if (underWay != null) {
            underWay.connected();
        }
    }

    private void dropConnection() {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> asked) {
        CompletableFuture<D> document = new CompletableFuture<>();
        Question<D> question = new Question<>(asked, document);
        try {
            context.runOnContext(now -> enqueue(question));
        } catch (RejectedExecutionException vertxIsClosed) {
            document.completeExceptionally(failures(question).closed());
        }
        return document.minimalCompletionStage();
    }

    /** The address that it requests. */
    public HttpTarget target() {
        return options.target();
    }

    @Override
    public Optional<Cost> lastCost() {
        return Optional.ofNullable(lastCost);
    }

    /** Drops the connection; waiting and later callers get an error. Does not block. */
    @Override
    public void close() {
        closed = true;
        try {
            context.runOnContext(now -> {
                if (underWay != null) {
                    underWay.end(new HttpClosedException("closed"));
                }
                refuseWaiting();
                client.close();
            });
        } catch (RejectedExecutionException vertxIsClosed) {
            // Closing Vert.x has already closed the client.
        }
    }

    private void enqueue(Question<?> question) {
        if (closed) {
            question.document.completeExceptionally(failures(question).closed());
        } else if (!busy) {
            busy = true;
            ask(question);
        } else if (waiting.size() < options.maxWaiting()) {
            waiting.add(question);
        } else {
            question.document.completeExceptionally(failures(question).tooManyWaiting(options.maxWaiting()));
        }
    }

    private void refuseWaiting() {
        for (Question<?> question = waiting.poll(); question != null; question = waiting.poll()) {
            question.document.completeExceptionally(failures(question).closed());
        }
    }

    private <D extends Document> void ask(Question<D> question) {
        HttpFailures failures = failures(question);
        long start = clock.getAsLong();
        request(question, failures)
                .onComplete(asked -> next())
                .compose(answer -> {
                    lastCost = new Cost(clock.getAsLong() - start, answer.body().length);
                    if (answer.status() == 401 || answer.status() == 403) {
                        return Future.failedFuture(failures.unauthorized(answer.status(), options.login()));
                    }
                    lengths.put(question.options.endpoint(), answer.body().length);
                    return vertx.executeBlocking(
                            () -> answer.document(question.options.endpoint(), url(question.options)), false);
                })
                .onSuccess(question.document::complete)
                .onFailure(thrown -> question.document.completeExceptionally(explain(thrown, failures)));
    }

    private void next() {
        Question<?> question = waiting.poll();
        if (question == null) {
            busy = false;
        } else if (closed) {
            question.document.completeExceptionally(failures(question).closed());
            next();
        } else {
            ask(question);
        }
    }

    /** Sends a request, and repeats it once if a kept connection turns out to have been closed in the meantime. */
    private Future<HttpAnswer> request(Question<?> question, HttpFailures failures) {
        connectionProblem = null;
        boolean kept = connection != null;
        RequestOptions what = requestOptions(question.options);
        HttpExchange exchange = exchange(question, failures);
        return exchange.run(web, what, kept).recover(thrown -> {
            if (kept && !exchange.answered() && isClosed(thrown) && !closed) {
                return exchange(question, failures).run(web, what, false);
            }
            return Future.failedFuture(thrown);
        });
    }

    private HttpExchange exchange(Question<?> question, HttpFailures failures) {
        HttpExchange exchange = new HttpExchange(vertx, options, expected(question), failures, this::dropConnection);
        underWay = exchange;
        return exchange;
    }

    /** The expected size: slightly more than that of the last answer for the page. */
    private int expected(Question<?> question) {
        int last = lengths.getOrDefault(question.options.endpoint(), 0);
        return last + last / 16;
    }

    private static boolean isClosed(Throwable thrown) {
        return thrown instanceof HttpClosedException || thrown instanceof SocketException;
    }

    private Throwable explain(Throwable thrown, HttpFailures failures) {
        if (thrown instanceof BadRequestException || thrown instanceof CollectException) {
            return thrown;
        }
        if (closed) {
            return failures.closed();
        }
        // The connection may have reported the reason before the request noticed that it is closed.
        Throwable problem = connectionProblem;
        return failures.of(problem != null && isClosed(thrown) ? problem : thrown);
    }

    private RequestOptions requestOptions(Options<?> asked) {
        HttpTarget target = options.target();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.basePath() + asked.endpoint().path() + query(asked))
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        String authorization = options.authorization();
        return authorization == null ? request : request.putHeader(HttpHeaders.AUTHORIZATION, authorization);
    }

    private HttpFailures failures(Question<?> question) {
        return new HttpFailures(options.target(), url(question.options));
    }

    private String url(Options<?> asked) {
        return options.target() + asked.endpoint().path() + asked.queryString();
    }

    /**
     * The query of a request. Large documents are requested without white space, which halves their size: topz's own server omits it, and
     * others ignore the unknown parameter.
     */
    private static String query(Options<?> asked) {
        String query = asked.queryString();
        return asked instanceof JszOptions && !query.isEmpty() ? query + "&compact=1" : query;
    }
}
