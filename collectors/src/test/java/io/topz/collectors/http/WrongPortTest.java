package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.SampleDirectory.Entry;
import io.topz.collectors.testing.Samples;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests against ports that are not monitoring ports, and connections that break. */
class WrongPortTest {

    private static final String VARZ = "{\"server_id\":\"N\",\"port\":4222}";
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void clientPort_greetingAtOnce_isNamedAsSuch(String scheme) throws Exception {
        try (RawServer nats = new RawServer((connection, number) -> {
            RawServer.write(connection, greeting());
            RawServer.readRequest(connection);
        })) {
            CollectException failure = failure(scheme, nats.port());
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.CLIENT_PORT);
            assertThat(failure)
                    .hasMessageContaining("port " + nats.port()
                            + " is the one for NATS clients: give the monitoring port, usually 8222");
        }
    }

    @Test
    void clientPort_greetingAfterTheRequest_isNamedAsSuch() throws Exception {
        try (RawServer nats = new RawServer((connection, number) -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, greeting() + "-ERR 'Unknown Protocol Operation'\r\n");
        })) {
            assertThat(failure("http", nats.port()).kind()).isEqualTo(Kind.CLIENT_PORT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "220 mail ESMTP\r\n", "\u0015\u0003\u0003\u0000\u0002\u0002P"})
    void otherProtocol_isNotHttp(String greeting) throws Exception {
        try (RawServer other = new RawServer((connection, number) -> {
            RawServer.write(connection, greeting);
            RawServer.readRequest(connection);
        })) {
            CollectException failure = failure("http", other.port());
            assertThat(failure.kind()).as(failure.getMessage()).isIn(Kind.MALFORMED, Kind.TLS);
            assertThat(failure).hasMessageContaining("port " + other.port());
        }
    }

    @Test
    void plainHttpPort_askedByTls_saysSo() throws Exception {
        try (RawServer plain = new RawServer((connection, number) -> {
            connection.getInputStream().read(new byte[100]);
            RawServer.write(connection, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        })) {
            CollectException failure = failure("https", plain.port());
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TLS);
            assertThat(failure).hasMessageContaining("does not speak TLS: use http");
        }
    }

    @Test
    void silentPort_askedByTls_isATimeout() throws Exception {
        try (RawServer silent = new RawServer((connection, number) -> RawServer.readRequest(connection))) {
            CollectException failure = failure("https", silent.port(), Duration.ofMillis(300));
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("no connection to port " + silent.port());
        }
    }

    @Test
    void nobodyThere_isUnreachable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CollectException failure = failure("http", port);
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("no server listens at port " + port + " of 127.0.0.1");
    }

    @Test
    void unknownHost_isUnreachable() {
        try (HttpCollector collector = collector("http://no-such-host.invalid:8222")) {
            CollectException failure = Stages.collectFailure(collector.collect(VarzOptions.defaults()));
            assertThat(failure.kind()).as(failure.getMessage()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT);
            assertThat(failure).hasMessageContaining("no-such-host.invalid");
        }
    }

    @Test
    void answerThatBreaksOff_saysAfterHowMuch() throws Exception {
        try (RawServer breaking = new RawServer((connection, number) -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"server_id\":");
        })) {
            CollectException failure = failure("http", breaking.port());
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("broke off after 13 bytes");
        }
    }

    @Test
    void endlessHeaders_areNotRead() throws Exception {
        try (RawServer endless = new RawServer((connection, number) -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\n");
            while (true) {
                RawServer.write(connection, "X-Header: " + "x".repeat(1000) + "\r\n");
            }
        })) {
            assertThat(failure("http", endless.port()).kind()).isEqualTo(Kind.MALFORMED);
        }
    }

    @Test
    void endlessBody_endsAtTheCap() throws Exception {
        try (RawServer endless = new RawServer((connection, number) -> {
            RawServer.readRequest(connection);
            RawServer.write(connection, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                RawServer.write(connection, " ".repeat(64 * 1024));
            }
        })) {
            assertThat(failure("http", endless.port()).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void connection_isKeptBetweenQuestions() throws Exception {
        try (RawServer keeping = new RawServer((connection, number) -> {
                    while (RawServer.readRequest(connection)) {
                        answer(connection);
                    }
                });
                HttpCollector collector = collector("http://127.0.0.1:" + keeping.port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(Stages.get(collector.collect(VarzOptions.defaults())).port())
                        .isEqualTo(4222);
            }
            assertThat(keeping.connections()).isEqualTo(1);
        }
    }

    @Test
    void keptConnection_closedByTheServerMeanwhile_isReplacedUnseen() throws Exception {
        try (RawServer closing = new RawServer((connection, number) -> {
                    RawServer.readRequest(connection);
                    answer(connection);
                    // The server reads the second request and closes the connection without an answer, as in a restart.
                    RawServer.readRequest(connection);
                });
                HttpCollector collector = collector("http://127.0.0.1:" + closing.port())) {
            for (int i = 0; i < 3; i++) {
                Varz varz = Stages.get(collector.collect(VarzOptions.defaults()));
                assertThat(varz.port()).isEqualTo(4222);
            }
            assertThat(closing.connections()).isEqualTo(3);
        }
    }

    private static void answer(Socket connection) throws Exception {
        RawServer.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: " + VARZ.length() + "\r\n\r\n" + VARZ);
    }

    private static String greeting() {
        Entry entry = Samples.broken().entries().stream()
                .filter(answer -> answer.file().equals("client-port.txt"))
                .findFirst()
                .orElseThrow();
        return new String(Samples.broken().body(entry), StandardCharsets.UTF_8);
    }

    private static CollectException failure(String scheme, int port) {
        return failure(scheme, port, Stages.PATIENCE);
    }

    private static CollectException failure(String scheme, int port, Duration connectTimeout) {
        try (HttpCollector collector = collector(scheme + "://127.0.0.1:" + port, connectTimeout)) {
            return Stages.collectFailure(collector.collect(VarzOptions.defaults()));
        }
    }

    private static HttpCollector collector(String url) {
        return collector(url, Stages.PATIENCE);
    }

    private static HttpCollector collector(String url, Duration connectTimeout) {
        return new HttpCollector(
                vertx,
                HttpCollectorOptionsBuilder.builder(HttpCollectorOptions.of(url))
                        .connectTimeout(connectTimeout)
                        .readTimeout(Duration.ofSeconds(10))
                        .maxBodyBytes(1 << 20)
                        .build());
    }
}
