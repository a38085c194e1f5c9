package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestCertificate;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the error messages if a real server is addressed in the wrong way: TLS, certificates, a base path. */
@Tag("process")
class RealFailuresTest {

    private static Vertx vertx;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @BeforeEach
    void assumeServer() {
        RealServer.assumePresent();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static RealServer startTls(TestCertificate certificate) {
        return RealServer.start(ServerSettings.NONE
                .with("https", "127.0.0.1:-1")
                .with("cert_file", certificate.certificate())
                .with("key_file", certificate.key()));
    }

    @Test
    void tls_withACertificateThatIsNotKnown_namesTheFlags() throws Exception {
        TestCertificate.Signed signed = TestCertificate.signed(directory, "-1d", 30);
        try (RealServer server = startTls(signed.server())) {
            String address = "localhost:" + server.monitorPort();
            assertFailure(Kind.TLS, "is not trusted: give its authority (-cacert)", "https://" + address, with -> with);
            assertFailure(Kind.TLS, "speaks TLS: use https (-ms)", "http://" + address, with -> with);
            UnaryOperator<HttpCollectorOptionsBuilder> trusting =
                    with -> with.caCert(signed.authority().certificate());
            assertAnswer("https://" + address, trusting);
            assertAnswer("https://" + address, with -> with.insecure(true));
            assertFailure(
                    Kind.TLS,
                    "is not accepted (No subject alternative names",
                    "https://127.0.0.1:" + server.monitorPort(),
                    trusting);
        }
    }

    @Test
    void tls_withACertificateOutOfDate_tellsTheDate() throws Exception {
        TestCertificate.Signed signed = TestCertificate.signed(directory, "-9d", 3);
        try (RealServer server = startTls(signed.server())) {
            assertFailure(
                    Kind.TLS,
                    "is out of date (NotAfter: ",
                    "https://localhost:" + server.monitorPort(),
                    with -> with.caCert(signed.authority().certificate()));
        }
    }

    @Test
    void basePath_thatIsLeftOut_isHintedAt() throws Exception {
        ServerSettings settings =
                ServerSettings.NONE.with("http", "127.0.0.1:-1").with("http_base_path", "/nats/mon");
        try (RealServer server = RealServer.start(settings)) {
            String address = "http://127.0.0.1:" + server.monitorPort();
            assertFailure(Kind.NOT_FOUND, "if the server has an http_base_path", address, with -> with);
            assertAnswer(address + "/nats/mon", with -> with);
        }
    }

    private static void assertFailure(
            Kind kind, String words, String url, UnaryOperator<HttpCollectorOptionsBuilder> with) {
        try (HttpCollector collector = collector(url, with)) {
            CollectException failure = Stages.collectFailure(collector.collect(VarzOptions.defaults()));
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(words);
        }
    }

    private static void assertAnswer(String url, UnaryOperator<HttpCollectorOptionsBuilder> with) throws Exception {
        try (HttpCollector collector = collector(url, with)) {
            assertThat(Stages.get(collector.collect(VarzOptions.defaults())).version())
                    .isNotNull();
        }
    }

    private static HttpCollector collector(String url, UnaryOperator<HttpCollectorOptionsBuilder> with) {
        HttpCollectorOptionsBuilder options = HttpCollectorOptionsBuilder.builder(HttpCollectorOptions.of(url))
                .connectTimeout(Stages.PATIENCE)
                .readTimeout(Stages.PATIENCE);
        return new HttpCollector(vertx, with.apply(options).build());
    }
}
