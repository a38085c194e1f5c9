package io.topz.monitor;

import io.topz.collectors.document.Document;
import io.topz.collectors.options.Endpoint;
import java.util.List;

/**
 * A page that serves a document. {@link #ALL} lists the pages; to add a page, add a line.
 *
 * @param path the path below the base path, or the whole path for the pages of NATS Streaming
 * @param endpoint the endpoint that it serves; requests are counted under its path
 * @param counting the moment at which a request is counted
 * @param title its title, in two words
 * @param summary its content, in a line
 */
record MonitorPage<D extends Document>(
        String path, Endpoint<D> endpoint, Counting counting, String title, String summary) {

    /** The moment at which a request is added to the counts in /varz. */
    enum Counting {
        /** When it arrives. */
        ARRIVED,
        /** When its parameters have been parsed; nats-server does this for its oldest pages. */
        DECODED,
        /** Never; nats-streaming-server does not count requests for its pages. */
        NEVER
    }

    /** The pages of nats-server, and those of topz itself, in the order of the index page. */
    static final List<MonitorPage<?>> ALL = List.of(
            arrived(
                    "/varz",
                    Endpoint.VARZ,
                    "Server",
                    "version, limits, memory, CPU, and everything counted since start"),
            decoded(
                    "/connz",
                    Endpoint.CONNZ,
                    "Connections",
                    "who is connected, who was, and what each one sends and gets"),
            arrived("/subsz", Endpoint.SUBSZ, "Subscriptions", "how many there are; ?subs=1 lists them"),
            arrived("/subscriptionsz", Endpoint.SUBSZ, "Subscriptions", "the same page by its long name"),
            arrived("/accountz", Endpoint.ACCOUNTZ, "Accounts", "their names; ?acc=NAME shows one"),
            arrived("/accstatz", Endpoint.ACCSTATZ, "Account traffic", "connections, messages and bytes by account"),
            arrived("/jsz", Endpoint.JSZ, "JetStream", "streams and consumers, storage and API calls"),
            decoded("/routez", Endpoint.ROUTEZ, "Routes", "links to the other servers of the cluster"),
            arrived("/gatewayz", Endpoint.GATEWAYZ, "Gateways", "links to other clusters"),
            arrived("/leafz", Endpoint.LEAFZ, "Leaf nodes", "servers connected to this one as leaf nodes"),
            arrived("/healthz", Endpoint.HEALTHZ, "Health", "one word for probes: ok, or what is wrong"),
            arrived("/limitsz", Endpoint.LIMITSZ, "Limits", "every limit, and how often it was reached"));

    /** The pages of NATS Streaming, in the order of their own index page. The base path does not apply to them. */
    static final List<MonitorPage<?>> STREAMING = List.of(
            uncounted(Endpoint.SERVERZ, "Server", "state, role, and everything counted since start"),
            uncounted(Endpoint.STOREZ, "Store", "limits, messages and bytes"),
            uncounted(Endpoint.CLIENTSZ, "Clients", "who is registered; ?subs=1 adds subscriptions"),
            uncounted(Endpoint.CHANNELSZ, "Channels", "their names; ?subs=1 adds counters and subscriptions"));

    private static <D extends Document> MonitorPage<D> uncounted(Endpoint<D> endpoint, String title, String summary) {
        return new MonitorPage<>(endpoint.path(), endpoint, Counting.NEVER, title, summary);
    }

    private static <D extends Document> MonitorPage<D> arrived(
            String path, Endpoint<D> endpoint, String title, String summary) {
        return new MonitorPage<>(path, endpoint, Counting.ARRIVED, title, summary);
    }

    private static <D extends Document> MonitorPage<D> decoded(
            String path, Endpoint<D> endpoint, String title, String summary) {
        return new MonitorPage<>(path, endpoint, Counting.DECODED, title, summary);
    }
}
