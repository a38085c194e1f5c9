package io.topz.collectors.options;

import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.Accstatz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Gatewayz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Leafz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.document.Varz;
import java.util.List;
import java.util.function.Function;

/**
 * A path of the monitoring port, the document that it serves and how its query string is read.
 *
 * @param path with a leading slash
 * @param document the type of the answer
 * @param parser turns a query string into options, parameters in the order of nats-server, which decides whose error is reported;
 *     throws {@link io.topz.collectors.options.BadRequestException}
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

    /** The limits of a server: topz serves it, nats-server does not. */
    public static final Endpoint<Limitsz> LIMITSZ = new Endpoint<>("/limitsz", Limitsz.class, LimitszOptions::parse);

    /** Every endpoint, in the order of the monitor's index page. */
    public static List<Endpoint<?>> all() {
        return List.of(VARZ, JSZ, CONNZ, ACCOUNTZ, ACCSTATZ, SUBSZ, ROUTEZ, LEAFZ, GATEWAYZ, HEALTHZ, LIMITSZ);
    }

    /** Every endpoint that nats-server serves, in the same order. */
    public static List<Endpoint<?>> ofNatsServer() {
        return all().stream().filter(endpoint -> endpoint != LIMITSZ).toList();
    }
}
