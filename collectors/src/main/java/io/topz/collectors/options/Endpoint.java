package io.topz.collectors.options;

import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Gatewayz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Leafz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.Storez;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A path of the monitoring port, its document, and the parser of its query string.
 *
 * @param path the path with a leading slash
 * @param document the type of the answer
 * @param parser turns a query string into options. It reads the parameters in the order of nats-server, which decides whose error is
 *     reported; throws {@link io.topz.collectors.options.BadRequestException}
 */
public record Endpoint<D extends Document>(String path, Class<D> document, Function<Query, Options<D>> parser) {

    public static final Endpoint<Varz> VARZ = new Endpoint<>("/varz", Varz.class, VarzOptions::parse);
    public static final Endpoint<Connz> CONNZ = new Endpoint<>("/connz", Connz.class, ConnzOptions::parse);
    public static final Endpoint<Routez> ROUTEZ = new Endpoint<>("/routez", Routez.class, RoutezOptions::parse);
    public static final Endpoint<Gatewayz> GATEWAYZ =
            new Endpoint<>("/gatewayz", Gatewayz.class, GatewayzOptions::parse);
    public static final Endpoint<Leafz> LEAFZ = new Endpoint<>("/leafz", Leafz.class, LeafzOptions::parse);
    public static final Endpoint<Subsz> SUBSZ = new Endpoint<>("/subsz", Subsz.class, SubszOptions::parse);
    public static final Endpoint<Accountz> ACCOUNTZ =
            new Endpoint<>("/accountz", Accountz.class, AccountzOptions::parse);
    public static final Endpoint<Accstatz> ACCSTATZ =
            new Endpoint<>("/accstatz", Accstatz.class, AccstatzOptions::parse);
    public static final Endpoint<Jsz> JSZ = new Endpoint<>("/jsz", Jsz.class, JszOptions::parse);
    public static final Endpoint<Healthz> HEALTHZ = new Endpoint<>("/healthz", Healthz.class, HealthzOptions::parse);

    /** The limits of a server; topz serves this page, nats-server does not. */
    public static final Endpoint<Limitsz> LIMITSZ = new Endpoint<>("/limitsz", Limitsz.class, LimitszOptions::parse);

    /** The counters of a NATS Streaming server. */
    public static final Endpoint<Serverz> SERVERZ =
            new Endpoint<>("/streaming/serverz", Serverz.class, query -> ServerzOptions.defaults());

    /** The store of a NATS Streaming server. */
    public static final Endpoint<Storez> STOREZ =
            new Endpoint<>("/streaming/storez", Storez.class, query -> StorezOptions.defaults());

    /** The clients of a NATS Streaming server. */
    public static final Endpoint<Clientsz> CLIENTSZ =
            new Endpoint<>("/streaming/clientsz", Clientsz.class, ClientszOptions::parse);

    /** The channels of a NATS Streaming server. */
    public static final Endpoint<Channelsz> CHANNELSZ =
            new Endpoint<>("/streaming/channelsz", Channelsz.class, ChannelszOptions::parse);

    private static final List<Endpoint<?>> NATS_SERVER =
            List.of(VARZ, JSZ, CONNZ, ACCOUNTZ, ACCSTATZ, SUBSZ, ROUTEZ, LEAFZ, GATEWAYZ, HEALTHZ);
    private static final List<Endpoint<?>> STREAMING_SERVER = List.of(SERVERZ, STOREZ, CLIENTSZ, CHANNELSZ);

    /** Every endpoint, in the order of the monitor's index page. */
    public static List<Endpoint<?>> all() {
        return Stream.of(NATS_SERVER, List.of(LIMITSZ), STREAMING_SERVER)
                .<Endpoint<?>>flatMap(List::stream)
                .toList();
    }

    /** Every endpoint that nats-server serves, in the same order. */
    public static List<Endpoint<?>> ofNatsServer() {
        return NATS_SERVER;
    }

    /** Every endpoint that nats-streaming-server serves, in the order of its index page. */
    public static List<Endpoint<?>> ofStreamingServer() {
        return STREAMING_SERVER;
    }
}
