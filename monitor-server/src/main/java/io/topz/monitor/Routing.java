package io.topz.monitor;

import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.document.Document;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps paths to pages. Paths are exact and case-sensitive; methods do not matter. */
final class Routing {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
    private static final String ROOT = "/";

    private final String base;
    private final MonitorStats stats;
    private final Workers workers;
    private final Sender sender;
    private final Response index;

    Routing(MonitorOptions options, MonitorStats stats, Workers workers, Sender sender) {
        this.base = Paths.base(options.basePath());
        this.stats = stats;
        this.workers = workers;
        this.sender = sender;
        this.index = Response.html(IndexPage.html(base));
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(this::checkSpelling);
        MonitorPage.ALL.forEach(page -> route(router, base, page));
        MonitorPage.STREAMING.forEach(page -> route(router, "", page));
        StreamingPages streaming = new StreamingPages(workers, sender);
        router.route(StreamingPages.INDEX).handler(streaming::serveIndex);
        router.route(StreamingPages.IS_FT_ACTIVE).handler(streaming::serveActive);
        route(router, "/ipqueuesz", () -> Response.json(200, Body.of("{}")));
        route(router, "/raftz", () -> Response.text(404, "No Raft nodes registered"));
        route(router, "/stacksz", () -> Response.json(200, Body.of(ThreadDump.text())));
        router.route(base.isEmpty() ? ROOT : base).handler(this::serveIndex);
        router.errorHandler(400, routing -> sender.send(routing.request(), Response.text(400, "400 Bad Request")));
        router.errorHandler(404, routing -> sender.send(routing.request(), Response.notFound()));
        router.errorHandler(500, this::fail);
        return router;
    }

    private <D extends Document> void route(Router router, String base, MonitorPage<D> page) {
        router.route(base + page.path()).handler(new PageHandler<>(page, stats, workers, sender));
    }

    /** Adds a page of nats-server that is not a document here, because there is no queue or Raft node to report. */
    private void route(Router router, String path, Supplier<Response> answer) {
        router.route(base + path).handler(routing -> {
            stats.recordRequest(path);
            Context loop = routing.vertx().getOrCreateContext();
            workers.answer(answer, made -> loop.runOnContext(unused -> sender.send(routing.request(), made)));
        });
    }

    /**
     * Rejects other spellings of a path. The router would accept a slash at the end and more, while nats-server redirects or answers 404.
     */
    private void checkSpelling(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if ("*".equals(request.uri())) {
            sender.send(request, Response.empty(200));
            return;
        }
        String path = Objects.requireNonNullElse(request.path(), "");
        String clean = Paths.clean(path);
        if (!clean.equals(path)) {
            String query = request.query() == null ? "" : "?" + request.query();
            sender.send(request, Response.movedTo(clean + query));
        } else if (path.endsWith("/") && path.length() > 1) {
            sender.send(request, Response.notFound());
        } else {
            routing.next();
        }
    }

    private void serveIndex(RoutingContext routing) {
        stats.recordRequest(ROOT);
        sender.send(routing.request(), index);
    }

    private void fail(RoutingContext routing) {
        LOG.error("{} {} failed", routing.request().method(), routing.request().path(), routing.failure());
        sender.send(routing.request(), Response.text(500, "500 internal server error\n"));
    }
}
