package io.topz.monitor;

import io.topz.collectors.document.Serverz;
import io.topz.collectors.options.ServerzOptions;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * The pages of NATS Streaming that are not documents: the index, and the page that load balancers use to find the active server. They exist
 * if the server has NATS Streaming. Runs on the HTTP loop.
 */
record StreamingPages(Workers workers, Sender sender) {

    static final String INDEX = "/streaming";
    static final String IS_FT_ACTIVE = "/streaming/isFTActive";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>NATS Streaming</title></head>
            <body>
            %s</body>
            </html>
            """;

    void serveIndex(RoutingContext routing) {
        serve(routing, unused -> Response.html(html()));
    }

    /** Answers 200 on the active server of a fault-tolerance group, and 204 on any other. */
    void serveActive(RoutingContext routing) {
        serve(routing, serverz -> Response.empty("FT_ACTIVE".equals(serverz.state()) ? 200 : 204));
    }

    private void serve(RoutingContext routing, Function<Serverz, Response> answer) {
        workers.answer(ServerzOptions.defaults(), answer, sender.asker(routing));
    }

    /** The index. Its links are relative, so that they also work behind a proxy that adds a path of its own. */
    private static String html() {
        StringBuilder links = new StringBuilder();
        for (MonitorPage<?> page : MonitorPage.STREAMING) {
            links.append("<a href=\".")
                    .append(page.path())
                    .append("\">")
                    .append(page.path())
                    .append("</a> ");
            links.append(Html.escape(page.title() + ": " + page.summary())).append("<br>\n");
        }
        return HTML.formatted(links);
    }
}
