package io.topz.collectors.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.SampleDirectory;
import io.topz.collectors.testing.SampleDirectory.Entry;
import io.topz.collectors.testing.Samples;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests against a server that answers and misbehaves on demand. */
class HttpCollectorTest {

    private static final SampleDirectory SINGLE = Samples.directory("nats-server/2.10.27/single");
    private static WireMockServer server;
    private static Vertx vertx;

    private final List<HttpCollector> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = new WireMockServer(
                WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void reset() {
        server.resetAll();
    }

    @AfterEach
    void close() {
        open.forEach(HttpCollector::close);
    }

    @Test
    void collect_recordedVarz_isThatDocument() throws Exception {
        server.stubFor(get("/varz").willReturn(okJson(sample("/varz"))));
        Varz varz = Stages.get(collector().collect(VarzOptions.defaults()));
        assertThat(varz.version()).isEqualTo("2.10.27");
        assertThat(varz.connections()).isEqualTo(9);
    }

    @Test
    void collect_withOptionsAndBasePath_asksThatUrl() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson(sample("/connz"))));
        ConnzOptions options = ConnzOptionsBuilder.builder(ConnzOptions.defaults())
                .subs(SubsMode.DETAIL)
                .state(ConnState.ALL)
                .account("$G & co=1")
                .build();
        Connz connz = Stages.get(collector("/nats/mon/", with -> with).collect(options));
        assertThat(connz.connections()).hasSize(9);
        server.verify(getRequestedFor(urlEqualTo("/nats/mon/connz?subs=detail&state=all&acc=%24G+%26+co%3D1")));
    }

    @Test
    void collect_withCredentials_sendsThem() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson(sample("/varz"))));
        Stages.get(collector("", with -> with.user("ann").password("pä:ss")).collect(VarzOptions.defaults()));
        server.verify(
                getRequestedFor(urlEqualTo("/varz")).withHeader("Authorization", equalTo("Basic YW5uOnDDpDpzcw==")));
        Stages.get(collector("", with -> with.token("t0ken")).collect(VarzOptions.defaults()));
        server.verify(getRequestedFor(urlEqualTo("/varz")).withHeader("Authorization", equalTo("Bearer t0ken")));
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "404", "500", "503"})
    void healthz_ofAnyStatusWithJson_isADocument(int status) throws Exception {
        server.stubFor(get("/healthz")
                .willReturn(json("{\"status\":\"unavailable\",\"error\":\"not now\"}")
                        .withStatus(status)));
        Healthz health = Stages.get(collector().collect(HealthzOptions.defaults()));
        assertThat(health.httpStatus()).isEqualTo(status);
        assertThat(health.error()).isEqualTo("not now");
    }

    @Test
    void healthz_ofAProxyThatIsNotLetIn_isAnError() {
        server.stubFor(
                get("/healthz").willReturn(json("{\"message\":\"Forbidden\"}").withStatus(403)));
        assertThat(Stages.collectFailure(collector().collect(HealthzOptions.defaults()))
                        .kind())
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void status400_ofNatsServer_isABadRequestWithItsText() {
        server.stubFor(any(anyUrl()).willReturn(text(400, "invalid sorting option: foo")));
        assertThat(Stages.failure(collector().collect(ConnzOptions.defaults())))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("invalid sorting option: foo");
    }

    @Test
    void status400_withControlCharacters_isPrintable() {
        server.stubFor(any(anyUrl()).willReturn(text(400, "no\u001b[31m\nway")));
        assertThat(Stages.failure(collector().collect(ConnzOptions.defaults()))).hasMessage("no?[31m?way");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED, wants a login (401): give it in the address",
        "403, UNAUTHORIZED, wants a login (403): give it in the address",
        "404, NOT_FOUND, if the server has an http_base_path",
        "500, STATUS, answered 500: it broke",
        "502, STATUS, answered 502: it broke",
        "204, STATUS, answered 204"
    })
    void status_otherThan200_isExplained(int status, Kind kind, String words) {
        server.stubFor(any(anyUrl()).willReturn(text(status, "it\n\u001b[31m broke")));
        assertFailure(kind, words.replace("it broke", "it [31m broke"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, bob, does not accept the login of bob (401): are name and password right?",
        "403, bob, the login of bob is not allowed to see this (403)",
        "401, , does not accept the login of a token (401)"
    })
    void loginThatIsNotAccepted_isNamed(int status, @Nullable String user, String words) {
        server.stubFor(any(anyUrl()).willReturn(text(status, "no")));
        HttpCollector collector =
                collector("", with -> with.user(user).password("geheim").token("geheim"));
        CollectException failure = Stages.collectFailure(collector.collect(VarzOptions.defaults()));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure).hasMessageContaining(words).hasMessageNotContaining("geheim");
    }

    @Test
    void pageThatOldServersLack_isToldWithTheVersionThatBroughtIt() {
        server.stubFor(any(anyUrl()).willReturn(text(404, "404 page not found")));
        CollectException failure = Stages.collectFailure(collector().collect(JszOptions.defaults()));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("/jsz is not there (404): nats-server has it since 2.2.0");
    }

    @Test
    void cap_leavesRoomInTheMemoryThatThereIs() {
        assertThat((long) HttpCollectorOptions.DEFAULT_MAX_BODY_BYTES)
                .isLessThanOrEqualTo(Math.max(4 << 20, Runtime.getRuntime().maxMemory() / 6))
                .isBetween(4L << 20, 64L << 20);
    }

    @Test
    void status301_namesTheNewAddress() {
        server.stubFor(any(anyUrl()).willReturn(text(301, "").withHeader("Location", "https://there/varz")));
        assertFailure(Kind.STATUS, "moved to https://there/varz (301)");
    }

    @Test
    void status400_ofATlsPort_isTls() {
        server.stubFor(any(anyUrl()).willReturn(text(400, "Client sent an HTTP request to an HTTPS server.\n")));
        assertFailure(Kind.TLS, "use https");
    }

    static List<Entry> brokenAnswers() {
        return Samples.broken().entries().stream()
                .filter(entry -> entry.path().equals("/varz") || entry.path().equals("/connz"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void brokenAnswer_isASentenceAndTheNextQuestionIsAnswered(Entry entry) throws Exception {
        server.stubFor(get(entry.path())
                .willReturn(aResponse()
                        .withStatus(entry.status())
                        .withHeader("Content-Type", entry.contentType())
                        .withBody(Samples.broken().body(entry))));
        server.stubFor(get("/healthz").willReturn(json("{\"status\":\"ok\"}")));
        HttpCollector collector = collector();
        Options<?> question = entry.path().equals("/varz") ? VarzOptions.defaults() : ConnzOptions.defaults();
        CollectException failure = Stages.collectFailure(collector.collect(question));
        Kind expected = switch (entry.status()) {
            case 200 -> Kind.MALFORMED;
            case 401, 403 -> Kind.UNAUTHORIZED;
            default -> Kind.STATUS;
        };
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(expected);
        assertThat(failure.getMessage()).hasSizeBetween(30, 400).doesNotContain("\n");
        assertThat(Stages.get(collector.collect(HealthzOptions.defaults())).status())
                .isEqualTo("ok");
    }

    @Test
    void lateAnswer_isATimeoutAndTheNextOneIsNotMixedUp() {
        server.stubFor(get("/varz").willReturn(okJson(sample("/varz")).withFixedDelay(20_000)));
        server.stubFor(get("/connz").willReturn(okJson(sample("/connz"))));
        HttpCollector collector = collector("", with -> with.readTimeout(Duration.ofMillis(500)));
        CollectException failure = Stages.collectFailure(collector.collect(VarzOptions.defaults()));
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("no answer within 500 ms");
        assertThat(firstAnswer(collector).total()).isEqualTo(9);
    }

    /** Repeats the request until the machine manages to answer within half a second. */
    private static Connz firstAnswer(HttpCollector collector) {
        for (int attempt = 0; attempt < 40; attempt++) {
            try {
                return Stages.get(collector.collect(ConnzOptions.defaults()));
            } catch (Exception late) {
                assertThat(late).hasMessageContaining("no answer within 500 ms");
            }
        }
        throw new AssertionError("never answered");
    }

    @Test
    void answerThatDribbles_isATimeout() {
        server.stubFor(get("/varz").willReturn(okJson(sample("/varz")).withChunkedDribbleDelay(20, 4_000)));
        CollectException failure = Stages.collectFailure(
                collector("", with -> with.readTimeout(Duration.ofMillis(500))).collect(VarzOptions.defaults()));
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.getMessage()).contains("bytes of the answer came within 500 ms");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultyConnection_isASentenceAndTheNextQuestionIsAnswered(Fault fault) throws Exception {
        server.stubFor(get("/varz").willReturn(aResponse().withFault(fault)));
        server.stubFor(get("/connz").willReturn(okJson(sample("/connz"))));
        HttpCollector collector = collector();
        CollectException failure = Stages.collectFailure(collector.collect(VarzOptions.defaults()));
        assertThat(failure.kind()).as(failure.getMessage()).isIn(Kind.UNREACHABLE, Kind.MALFORMED);
        assertThat(Stages.get(collector.collect(ConnzOptions.defaults())).total())
                .isEqualTo(9);
    }

    @Test
    void bodyOverTheCap_declaredOrChunked_isTooLarge() throws Exception {
        String body = sample("/varz");
        HttpCollector collector = collector("", with -> with.maxBodyBytes(body.length() - 1));
        server.stubFor(get("/varz").willReturn(okJson(body)));
        assertThat(Stages.collectFailure(collector.collect(VarzOptions.defaults()))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
        server.stubFor(get("/varz").willReturn(okJson(body).withChunkedDribbleDelay(5, 20)));
        assertThat(Stages.collectFailure(collector.collect(VarzOptions.defaults()))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
        HttpCollector enough = collector("", with -> with.maxBodyBytes(body.length()));
        assertThat(Stages.get(enough.collect(VarzOptions.defaults())).version()).isEqualTo("2.10.27");
    }

    @Test
    void questions_atTheSameTime_areAskedOneByOneInOrder() throws Exception {
        server.stubFor(get("/connz").willReturn(okJson(sample("/connz")).withFixedDelay(30)));
        for (int i = 1; i <= 8; i++) {
            server.stubFor(get("/connz?limit=" + i)
                    .willReturn(
                            okJson("{\"server_id\":\"N\",\"limit\":" + i + "}").withFixedDelay(30)));
        }
        HttpCollector collector = collector();
        List<CompletionStage<Connz>> stages = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            stages.add(collector.collect(limit(i)));
        }
        for (int i = 1; i <= 8; i++) {
            assertThat(Stages.get(stages.get(i - 1)).limit()).isEqualTo(i);
        }
        assertThat(server.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .containsExactly(
                        "/connz?limit=8",
                        "/connz?limit=7",
                        "/connz?limit=6",
                        "/connz?limit=5",
                        "/connz?limit=4",
                        "/connz?limit=3",
                        "/connz?limit=2",
                        "/connz?limit=1");
    }

    @Test
    void questions_beyondTheLimit_areRefusedAndTheOthersAnswered() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(okJson(sample("/connz")).withFixedDelay(50)));
        HttpCollector collector = collector("", with -> with.maxWaiting(2));
        List<CompletionStage<Connz>> stages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            stages.add(collector.collect(ConnzOptions.defaults()));
        }
        for (CompletionStage<Connz> accepted : stages.subList(0, 3)) {
            assertThat(Stages.get(accepted).total()).isEqualTo(9);
        }
        for (CompletionStage<Connz> refused : stages.subList(3, 5)) {
            assertThat(Stages.collectFailure(refused)).hasMessageContaining("2 requests wait");
        }
    }

    @Test
    void lastCost_isThatOfTheLatestAnswer() throws Exception {
        HttpCollector collector = collector();
        assertThat(collector.lastCost()).isEmpty();
        server.stubFor(get("/varz").willReturn(okJson(sample("/varz")).withFixedDelay(50)));
        Stages.get(collector.collect(VarzOptions.defaults()));
        Cost cost = collector.lastCost().orElseThrow();
        assertThat(cost.bodyBytes()).isEqualTo(sample("/varz").length());
        assertThat(cost.answerNanos()).isGreaterThanOrEqualTo(50_000_000L);
    }

    @Test
    void close_whileAskingAndAfter_failsEveryQuestion() {
        server.stubFor(any(anyUrl()).willReturn(okJson(sample("/varz")).withFixedDelay(10_000)));
        HttpCollector collector = collector();
        CompletionStage<Varz> underWay = collector.collect(VarzOptions.defaults());
        CompletionStage<Varz> waiting = collector.collect(VarzOptions.defaults());
        collector.close();
        for (CompletionStage<Varz> stage : List.of(underWay, waiting, collector.collect(VarzOptions.defaults()))) {
            assertThat(Stages.collectFailure(stage)).hasMessageContaining("the collector is closed");
        }
    }

    @Test
    void options_thatCannotBe_areRefusedAtOnce() {
        assertThatThrownBy(() -> collector("", with -> with.readTimeout(Duration.ZERO)))
                .hasMessageContaining("readTimeout must be positive");
        assertThatThrownBy(() -> collector("", with -> with.cert(Path.of("cert.pem"))))
                .hasMessageContaining("certificate and key");
        assertThatThrownBy(() -> collector("", with -> with.caCert(Path.of("no-such.pem"))))
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("no-such.pem");
    }

    private void assertFailure(Kind kind, String words) {
        CollectException failure = Stages.collectFailure(collector().collect(VarzOptions.defaults()));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageContaining(words)
                .hasMessageStartingWith("http://127.0.0.1:" + server.port() + "/varz");
    }

    private static ConnzOptions limit(int limit) {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults()).limit(limit).build();
    }

    private static ResponseDefinitionBuilder json(String body) {
        return okJson(body);
    }

    private static ResponseDefinitionBuilder text(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/plain; charset=utf-8")
                .withBody(body);
    }

    private static String sample(String path) {
        return SINGLE.entries().stream()
                .filter(entry -> entry.path().equals(path))
                .map(entry -> new String(SINGLE.body(entry), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private HttpCollector collector() {
        return collector("", with -> with);
    }

    private HttpCollector collector(String basePath, UnaryOperator<HttpCollectorOptionsBuilder> with) {
        HttpTarget target = HttpTarget.parse("http://127.0.0.1:" + server.port() + basePath);
        HttpCollector collector = new HttpCollector(
                vertx,
                with.apply(HttpCollectorOptionsBuilder.builder(HttpCollectorOptions.of(target))
                                .connectTimeout(Stages.PATIENCE)
                                .readTimeout(Stages.PATIENCE))
                        .build());
        open.add(collector);
        return collector;
    }
}
