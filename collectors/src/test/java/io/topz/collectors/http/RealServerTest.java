package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Varz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests against a real nats-server of any version. */
@Tag("process")
class RealServerTest {

    private static Vertx vertx;
    private static RealServer server;
    private static HttpClient plain;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        RealServer.assumePresent();
        server = RealServer.start(ServerSettings.NONE
                .with("store_dir", directory.resolve("store"))
                .with("http", "127.0.0.1:-1"));
        vertx = Vertx.vertx();
        plain = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static String monitor() {
        return "http://127.0.0.1:" + server.monitorPort();
    }

    static List<Endpoint<?>> endpoints() {
        return Endpoint.ofNatsServer();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void document_ofEveryEndpoint_isReadAndWrittenBackEqual(Endpoint<?> endpoint) throws Exception {
        Options<?> options = endpoint.parser().apply(Query.parse(""));
        try (HttpCollector collector = collector(monitor())) {
            Document document = Stages.get(collector.collect(options));
            assertThat(document).isInstanceOf(endpoint.document());
        }
        String body = get(endpoint.path()).body();
        ObjectMapper trees = new ObjectMapper();
        JsonNode expected = trees.readTree(body);
        ((ObjectNode) expected).properties().removeIf(field -> field.getValue().isNull());
        assertThat(trees.readTree(DocumentJson.bytes(
                        DocumentJson.read(endpoint.document(), body.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(expected);
    }

    @Test
    void counters_betweenTwoAnswers_rise() throws Exception {
        try (HttpCollector collector = collector(monitor())) {
            Varz first = Stages.get(collector.collect(VarzOptions.defaults()));
            Varz second = Stages.get(collector.collect(VarzOptions.defaults()));
            assertThat(second.now()).isAfter(first.now());
            assertThat(requests(second)).isEqualTo(requests(first) + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void clientPort_isNamedAsSuch(String scheme) {
        try (HttpCollector collector = collector(scheme + "://127.0.0.1:" + server.port())) {
            assertThat(Stages.collectFailure(collector.collect(VarzOptions.defaults()))
                            .kind())
                    .isEqualTo(Kind.CLIENT_PORT);
        }
    }

    @Test
    void monitoringPort_askedByTls_isTls() {
        try (HttpCollector collector = collector("https://127.0.0.1:" + server.monitorPort())) {
            assertThat(Stages.collectFailure(collector.collect(VarzOptions.defaults()))
                            .kind())
                    .isEqualTo(Kind.TLS);
        }
    }

    @Test
    void basePathThatIsNot_isNotFound() {
        try (HttpCollector collector = collector(monitor() + "/nats/mon")) {
            assertThat(Stages.collectFailure(collector.collect(VarzOptions.defaults()))
                            .kind())
                    .isEqualTo(Kind.NOT_FOUND);
        }
    }

    /** Queries whose errors must be the same, to the letter, in our parser and in the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/connz?auth=x&offset=y",
                "/connz?offset=y&auth=x",
                "/connz?subs=DETAIL",
                "/connz?subs=details",
                "/connz?limit=%2B5",
                "/connz?limit=+5",
                "/connz?limit=-0",
                "/connz?limit=99999999999999999999",
                "/connz?limit=-99999999999999999999",
                "/connz?limit=1_000",
                "/connz?limit=0x10",
                "/connz?limit=1e3",
                "/connz?cid=18446744073709551615",
                "/connz?cid=18446744073709551616",
                "/connz?cid=%2B1",
                "/connz?state=CLOSED",
                "/connz?state=any",
                "/connz?state=nope&cid=x",
                "/connz?auth=TRUE&auth=x",
                "/connz?auth=x&auth=1",
                "/connz?auth=",
                "/connz?auth",
                "/connz?AUTH=x",
                "/connz?auth=x;subs=y",
                "/connz?auth=%22quoted%5C%22",
                "/connz?auth=tab%09and%00nul%7f",
                "/connz?auth=%C3%A9%E2%82%AC",
                "/connz?auth=line%0Aend",
                "/connz?au%74h=x",
                "/connz?&&auth=1&",
                "/connz?auth=tRue",
                "/subsz?subs=detail",
                "/subsz?offset=a&limit=b&subs=c",
                "/routez?subs=maybe",
                "/gatewayz?accs=huh",
                "/leafz?subs=2",
                "/jsz?consumers=yes&config=no",
                "/jsz?raft=9&leader-only=9&offset=9&limit=9x",
                "/jsz?offset=x&limit=y",
                "/accstatz?unused=maybe",
                "/healthz?js-enabled=a&js-server-only=b",
                "/healthz?js-enabled=1&js-enabled-only=b"
            })
    void query_good_orBad_isReadAsTheServerDoes(String path) throws Exception {
        int mark = path.indexOf('?');
        Endpoint<?> endpoint = Endpoint.all().stream()
                .filter(known -> known.path().equals(path.substring(0, mark)))
                .findFirst()
                .orElseThrow();
        Throwable ours = catchThrowable(() -> endpoint.parser().apply(Query.parse(path.substring(mark + 1))));
        HttpResponse<String> theirs = get(path);
        if (theirs.statusCode() == 400) {
            assertThat(ours).isInstanceOf(BadRequestException.class).hasMessage(theirs.body());
        } else {
            assertThat(ours).isNull();
        }
    }

    private static long requests(Varz varz) {
        Map<String, Long> byPath = Objects.requireNonNull(varz.httpReqStats());
        return byPath.getOrDefault("/varz", 0L);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create(monitor() + path);
        return plain.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpCollector collector(String url) {
        return new HttpCollector(
                vertx,
                HttpCollectorOptionsBuilder.builder(HttpCollectorOptions.of(url))
                        .connectTimeout(Stages.PATIENCE)
                        .build());
    }
}
