package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.counter.MonitorStats.Address;
import io.topz.collectors.document.Accountz;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.Options;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorServerTest {

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @Test
    void document_asIndentedJsonThatAnyPageMayRead() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("/varz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("""
                {
                  "server_id": "NAME",
                  "port": 4222,
                  "auth_timeout": 2,
                  "now": "2026-11-21T07:44:19.4361Z"
                }""");
        assertThat(answer.headers().map().keySet())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("content-type", "access-control-allow-origin", "date", "content-length");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("date").orElseThrow())
                .matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");
    }

    @Test
    void body_chunkedAbove2048Bytes() throws Exception {
        monitor.start();
        String name = "x".repeat(2048 - DocumentJson.bytes(named("")).length);
        monitor.source.answer(Varz.class, options -> named(name));
        assertThat(monitor.get("/varz").headers().firstValue("content-length")).contains("2048");

        monitor.source.answer(Varz.class, options -> named(name + "x"));
        HttpResponse<String> longer = monitor.get("/varz");

        assertThat(longer.body()).hasSize(2049);
        assertThat(longer.headers().firstValue("content-length")).isEmpty();
        assertThat(longer.headers().firstValue("transfer-encoding")).contains("chunked");
    }

    private static Varz named(String name) {
        return VarzBuilder.builder().serverName(name).build();
    }

    @Test
    void body_complete_howeverLarge() throws Exception {
        monitor.start();
        monitor.source.answer(Connz.class, options -> FakeServer.connz(40_000));

        String body = monitor.get("/connz").body();

        assertThat(body.getBytes(StandardCharsets.UTF_8)).isEqualTo(DocumentJson.bytes(FakeServer.connz(40_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "FOO"})
    void method_doesNotMatter(String method) throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.ask(method, "/varz");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(monitor.get("/varz").body());
    }

    @Test
    void head_headersOnly() throws Exception {
        monitor.start();
        monitor.source.answer(Connz.class, options -> FakeServer.connz(1000));

        HttpResponse<String> small = monitor.ask("HEAD", "/varz");
        HttpResponse<String> large = monitor.ask("HEAD", "/connz");

        assertThat(small.body()).isEmpty();
        assertThat(small.headers().firstValue("content-length")).contains("100");
        assertThat(large.statusCode()).isEqualTo(200);
        assertThat(large.body()).isEmpty();
        assertThat(large.headers().firstValue("content-length")).isEmpty();
        assertThat(large.headers().firstValue("transfer-encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nosuch", "/varz/", "/VARZ", "/varz/x", "/index.html", "/varz%2F"})
    void path_otherThanExact_notFound(String path) throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("404 page not found\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(monitor.stats.requests()).isEmpty();
    }

    @Test
    void path_roundabout_redirects() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("//connz?sort=a&subs=1");

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("location")).contains("/connz?sort=a&subs=1");
        assertThat(answer.body()).isEqualTo("<a href=\"/connz?sort=a&amp;subs=1\">Moved Permanently</a>.\n\n");
    }

    @Test
    void path_escaped_found() throws Exception {
        monitor.start();

        assertThat(monitor.get("/%76arz").statusCode()).isEqualTo(200);
    }

    @Test
    void basePath_putBeforeEveryPath() throws Exception {
        monitor.start(options().basePath("nats/mon/").build());

        assertThat(monitor.get("/nats/mon").headers().firstValue("content-type"))
                .contains("text/html; charset=utf-8");
        assertThat(monitor.get("/nats/mon/varz").statusCode()).isEqualTo(200);
        for (String path : List.of("/nats/mon/", "/", "/varz", "/nats", "/nats/mon/varz/")) {
            assertThat(monitor.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(monitor.stats.requests()).containsOnlyKeys("/", "/varz");
        assertThat(monitor.stats.address().basePath()).isEqualTo("nats/mon/");
    }

    @Test
    void callback_wrapsTheDocument() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("/healthz?callback=my.fun%5B1%5D");

        assertThat(answer.body()).isEqualTo("my.fun[1]({\"status\":\"ok\"})");
        assertThat(answer.headers().firstValue("content-type")).contains("application/javascript");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void callback_notAName_refused() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("/varz?callback=alert(1)//");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("invalid callback");
    }

    @Test
    void compact_leavesOutWhiteSpace() throws Exception {
        monitor.start();

        assertThat(monitor.get("/varz?compact=1").body())
                .isEqualTo("{\"server_id\":\"NAME\",\"port\":4222,\"auth_timeout\":2,"
                        + "\"now\":\"2026-11-21T07:44:19.4361Z\"}");
    }

    @Test
    void health_answersItsOwnStatus() throws Exception {
        monitor.start();
        monitor.source.answer(Healthz.class, options -> new Healthz("unavailable", null, "no > leader", null, 503));

        HttpResponse<String> answer = monitor.get("/healthz");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("{\"status\":\"unavailable\",\"error\":\"no \\u003e leader\"}");
    }

    @Test
    void parameters_reachTheCollector() throws Exception {
        monitor.start();
        List<Options<?>> asked = new ArrayList<>();
        monitor.source.answer(Connz.class, options -> {
            asked.add(options);
            return FakeServer.connz(0);
        });

        assertThat(monitor.get("/connz?sort=subs&limit=5&limit=6&x=y&cid=%37").statusCode())
                .isEqualTo(200);

        ConnzOptions options = (ConnzOptions) asked.get(0);
        assertThat(options.sort()).isEqualTo("subs");
        assertThat(options.limit()).isEqualTo(5);
        assertThat(options.cid()).isEqualTo(7);
    }

    @Test
    void parameterInRawUtf8_understood() throws Exception {
        monitor.start();
        byte[] request = "GET /accountz?acc=caf\u00e9 HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        monitor.source.answer(Accountz.class, options -> {
            throw new BadRequestException("Account " + ((AccountzOptions) options).account() + " does not exist");
        });

        try (Socket socket = monitor.connect()) {
            socket.getOutputStream().write(request);

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("Account caf\u00e9 does not exist");
        }
    }

    @Test
    void badParameter_itsText() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("/connz?auth=xxx&callback=f");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("Error decoding boolean for 'auth': strconv.ParseBool: parsing \"xxx\": invalid syntax");
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void collectorRefuses_itsText() throws Exception {
        monitor.start();

        HttpResponse<String> answer = monitor.get("/accountz?acc=X");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Account X does not exist");
    }

    @Test
    void requests_countedAsNatsServerDoes() throws Exception {
        monitor.start();
        for (String path : List.of(
                "/",
                "/varz",
                "/varz",
                "/connz?auth=xxx",
                "/connz",
                "/routez?subs=xxx",
                "/subsz?subs=xxx",
                "/subscriptionsz?subs=xxx",
                "/accountz?acc=X",
                "/nosuch",
                "//varz")) {
            monitor.get(path);
        }
        monitor.ask("HEAD", "/varz");

        assertThat(monitor.stats.requests())
                .hasSize(5)
                .containsEntry("/", 1L)
                .containsEntry("/varz", 3L)
                .containsEntry("/connz", 1L)
                .containsEntry("/subsz", 2L)
                .containsEntry("/accountz", 1L);
    }

    @Test
    void collectorFails_500AndTheNextRequestIsServed() throws Exception {
        monitor.start();

        HttpResponse<String> thrown = monitor.get("/jsz");
        monitor.source.answerLater(Varz.class, options -> CompletableFuture.failedFuture(new StackOverflowError("x")));
        HttpResponse<String> failed = monitor.get("/varz");

        assertThat(thrown.statusCode()).isEqualTo(500);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("500 internal server error\n");
        assertThat(monitor.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void sourceUnreachable_502WithItsSentence() throws Exception {
        monitor.start();
        monitor.source.answerLater(
                Varz.class,
                options -> CompletableFuture.failedFuture(
                        new CollectException(CollectException.Kind.TIMEOUT, "no answer from example.com within 2 s")));

        HttpResponse<String> answer = monitor.get("/varz");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("no answer from example.com within 2 s\n");
    }

    @Test
    void lateDocument_writtenByAWorker() throws Exception {
        monitor.start(options().workers(1).build());
        CompletableFuture<Varz> late = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        monitor.source.answerLater(Varz.class, options -> {
            asked.complete(null);
            return late;
        });

        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return monitor.get("/varz");
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        asked.get(10, TimeUnit.SECONDS);

        assertThat(monitor.get("/healthz").statusCode())
                .as("the only worker is free")
                .isEqualTo(200);
        late.complete(FakeServer.VARZ);
        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void address_toldToTheStats_untilStopped() throws Exception {
        MonitorServer server = monitor.start();

        assertThat(monitor.stats.address()).isEqualTo(new Address("127.0.0.1", server.port(), 0, ""));
        server.stop().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(monitor.stats.address()).isEqualTo(Address.NONE);
        assertThatThrownBy(() -> monitor.get("/varz")).isInstanceOf(ConnectException.class);
    }

    @Test
    void portTaken_saysSo() throws Exception {
        MonitorServer first = monitor.start();

        assertThatThrownBy(() -> monitor.start(options().port(first.port()).build()))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot serve the monitoring port on http://127.0.0.1:" + first.port() + ": ")
                .hasMessageContaining("Address already in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a:x", "/*", "/a?b"})
    void basePath_thatIsNone_refused(String path) {
        assertThatThrownBy(() -> options().basePath(path).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    private static MonitorOptionsBuilder options() {
        return MonitorOptionsBuilder.builder(MonitorOptions.defaults());
    }
}
