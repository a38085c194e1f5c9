package io.topz.broker.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.ClientLimitsBuilder;
import io.topz.broker.options.Credentials;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A broker of this module with several event loops, so that connections communicate across threads. */
public final class OurServer implements TestServer {

    private static final int EVENT_LOOPS = 3;
    private static final int PAGE = 1 << 20;

    private final Broker broker;

    private OurServer(Broker broker) {
        this.broker = broker;
    }

    public static OurServer start(ServerSettings settings) {
        BrokerOptionsBuilder options =
                BrokerOptions.builder().host("127.0.0.1").port(-1).eventLoops(EVENT_LOOPS);
        ClientLimitsBuilder limits = ClientLimits.builder();
        Map<String, String> values = settings.values();
        values.forEach((name, value) -> set(options, limits, name, value));
        options.limits(limits.build())
                .credentials(new Credentials(
                        values.getOrDefault("user", ""),
                        values.getOrDefault("password", ""),
                        values.getOrDefault("token", "")));
        String store = values.get("store_dir");
        if (store != null) {
            options.jetStream(jetStream(Path.of(store), values));
        }
        return new OurServer(Broker.start(options.build()));
    }

    /** Starts a broker with options. */
    public static OurServer start(BrokerOptions options) {
        return new OurServer(Broker.start(options));
    }

    @Override
    public int port() {
        return broker.port();
    }

    @Override
    public String get(String target) {
        URI uri = URI.create(target);
        return Endpoint.all().stream()
                .filter(endpoint -> endpoint.path().equals(uri.getPath()))
                .map(endpoint -> get(endpoint, Query.parse(uri.getRawQuery())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no endpoint " + target));
    }

    @Override
    public void stop() {
        broker.stop();
    }

    /** The state that it reports. */
    public Varz varz() {
        return collect(VarzOptions.defaults());
    }

    /** The number of connected clients. */
    public long connections() {
        return known(varz().connections());
    }

    /** The number of clients disconnected as slow consumers. */
    public long slowConsumers() {
        return known(varz().slowConsumers());
    }

    /** All its connections in a state. */
    public List<ConnInfo> connz(ConnState state) {
        Connz connz = collect(ConnzOptionsBuilder.builder(ConnzOptions.defaults())
                .state(state)
                .limit(PAGE)
                .build());
        return Objects.requireNonNull(connz.connections());
    }

    /** A figure that the broker always reports. */
    public static long known(@Nullable Long figure) {
        return Objects.requireNonNull(figure);
    }

    private <D extends Document> String get(Endpoint<D> endpoint, Query query) {
        try {
            return new String(DocumentJson.bytes(collect(endpoint.parser().apply(query))), UTF_8);
        } catch (BadRequestException e) {
            return String.valueOf(e.getMessage());
        } catch (CompletionException e) {
            if (e.getCause() instanceof CollectException refused) {
                return String.valueOf(refused.getMessage());
            }
            throw e;
        }
    }

    private <D extends Document> D collect(Options<D> options) {
        return broker.collector()
                .collect(options)
                .toCompletableFuture()
                .orTimeout(NatsSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static void set(BrokerOptionsBuilder options, ClientLimitsBuilder limits, String name, String value) {
        switch (name) {
            case "port" -> options.port(Integer.parseInt(value));
            case "timeout" -> limits.authTimeout(Duration.ofSeconds(Long.parseLong(value)));
            case "max_payload" -> limits.maxPayloadBytes(Integer.parseInt(value));
            case "max_pending" -> limits.maxPendingBytes(Long.parseLong(value));
            case "max_control_line" -> limits.maxControlLineBytes(Integer.parseInt(value));
            case "max_connections" -> limits.maxConnections(Integer.parseInt(value));
            case "max_subscriptions" -> limits.maxSubscriptions(Integer.parseInt(value));
            case "max_closed_clients" -> limits.maxClosedClients(Integer.parseInt(value));
            case "ping_interval" -> limits.pingInterval(duration(value));
            case "ping_max" -> limits.pingMax(Integer.parseInt(value));
            case "write_deadline" -> limits.writeDeadline(duration(value));
            case "server_name" -> options.serverName(value);
            case "user",
                    "password",
                    "token",
                    "http",
                    "store_dir",
                    "max_memory_store",
                    "max_file_store",
                    "max_message_ids",
                    "domain",
                    "sync_interval" -> {
                // Set elsewhere: the credentials, and the settings of JetStream. The broker has no HTTP port of its
                // own.
            }
            default -> throw new IllegalArgumentException("unknown setting " + name);
        }
    }

    private static JetStreamOptions jetStream(Path store, Map<String, String> settings) {
        JetStreamOptionsBuilder options = JetStreamOptionsBuilder.builder(JetStreamOptions.in(store));
        settings.forEach((name, value) -> {
            switch (name) {
                case "max_memory_store" -> options.maxMemoryBytes(Long.parseLong(value));
                case "max_file_store" -> options.maxStorageBytes(Long.parseLong(value));
                case "max_message_ids" -> options.maxMessageIdBytes(Long.parseLong(value));
                case "domain" -> options.domain(value);
                case "sync_interval" -> options.syncInterval(duration(value));
                default -> {
                    // This is a setting of the broker itself.
                }
            }
        });
        return options.build();
    }

    /** Parses {@code 200ms} and {@code 10s}. */
    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }
}
