package io.topz.monitor;

import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Serves one page: counts the request, parses its parameters, lets a worker build the document, and sends it. Runs on the HTTP loop. */
record PageHandler<D extends Document>(MonitorPage<D> page, MonitorStats stats, Workers workers, Sender sender)
        implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (page.counting() == MonitorPage.Counting.ARRIVED) {
            count();
        }
        Query query = Query.parse(Paths.utf8(request.query()));
        Options<D> options;
        Format format;
        try {
            options = page.endpoint().parser().apply(query);
            format = Format.parse(query);
        } catch (BadRequestException badRequest) {
            sender.send(request, Response.text(400, String.valueOf(badRequest.getMessage())));
            return;
        }
        if (page.counting() == MonitorPage.Counting.DECODED) {
            count();
        }
        workers.answer(options, format, sender.asker(routing));
    }

    private void count() {
        stats.recordRequest(page.endpoint().path());
    }
}
