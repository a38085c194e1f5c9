package io.topz.monitor;

import io.topz.collectors.document.Document;
import io.topz.collectors.options.Endpoint;
import java.util.List;

/**
 * A page that serves a document. {@link #ALL} is the table of them: a new page is a new line.
 *
 * @param path below the base path, or the whole path for the pages of NATS Streaming
 * @param endpoint the endpoint that it serves; requests are counted under its path
 * @param counting when a request counts
 * @param title its title, in two words
 * @param summary its content, in a line
 */
record MonitorPage<D extends Document>(
        String path, Endpoint<D> endpoint, Counting counting, String title, String summary) {

    /** The moment at which a request is added to the counts that /varz shows. */
    enum Counting {
        /** As it arrives. */
        ARRIVED,
        /** Once its parameters are understood: nats-server does so for the pages that it had first. */
        DECODED,
        /** Never: nats-streaming-server serves its pages past the counts. */
        NEVER
    }

    /** In the order of the index page. */
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
            arrived("/leafz", Endpoint.LEAFZ, "Leaf nodes", "servers that hang on this one"),
            arrived("/healthz", Endpoint.HEALTHZ, "Health", "one word for probes: ok, or what is wrong"),
            arrived("/limitsz", Endpoint.LIMITSZ, "Limits", "every limit, and how often it struck"));

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
