package io.topz.collectors.options;

import io.topz.collectors.document.Document;
import java.util.Map;

/** What is asked of an endpoint. */
public sealed interface Options<D extends Document>
        permits AccountzOptions,
                AccstatzOptions,
                ConnzOptions,
                GatewayzOptions,
                HealthzOptions,
                JszOptions,
                LeafzOptions,
                RoutezOptions,
                SubszOptions,
                VarzOptions {

    /** The endpoint that these options belong to. */
    Endpoint<D> endpoint();

    /** The options that differ from the defaults, as names and values of a query string, in the reference's order. */
    Map<String, String> parameters();
}
