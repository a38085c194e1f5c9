package io.topz.collectors.options;

import io.topz.collectors.document.Document;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The parameters of a request to an endpoint. */
public sealed interface Options<D extends Document>
        permits AccountzOptions,
                AccstatzOptions,
                ChannelszOptions,
                ClientszOptions,
                ConnzOptions,
                GatewayzOptions,
                HealthzOptions,
                JszOptions,
                LeafzOptions,
                LimitszOptions,
                RoutezOptions,
                ServerzOptions,
                StorezOptions,
                SubszOptions,
                VarzOptions {

    /** The number of elements in a page of any list if no limit is given, as in nats-server. */
    long DEFAULT_LIMIT = 1024;

    /** The endpoint that these options belong to. */
    Endpoint<D> endpoint();

    /** The options that differ from the defaults, as names and values of a query string, in nats-server's order. */
    Map<String, String> parameters();

    /** The parameters as the end of a URL: escaped, with a leading question mark; empty if there are none. */
    default String queryString() {
        StringBuilder query = new StringBuilder();
        parameters()
                .forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
