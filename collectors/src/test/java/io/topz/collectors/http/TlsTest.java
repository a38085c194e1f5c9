package io.topz.collectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.options.VarzOptions;
import io.topz.collectors.testing.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests against servers with TLS. */
@Tag("process")
class TlsTest {

    private static Vertx vertx;
    private static TestCertificate ofLocalhost;
    private static TestCertificate ofAnother;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        vertx = Vertx.vertx();
        ofLocalhost = TestCertificate.create(directory, "localhost");
        ofAnother = TestCertificate.create(directory, "another.example");
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void trustedAuthority_isAccepted() throws Exception {
        int port = serve(ofLocalhost, ClientAuth.NONE);
        assertThat(version(port, with -> with.caCert(ofLocalhost.certificate())))
                .isEqualTo("2.10.27");
    }

    @Test
    void unknownAuthority_isRefusedUnlessInsecure() throws Exception {
        int port = serve(ofLocalhost, ClientAuth.NONE);
        CollectException failure = failure("https", port, with -> with);
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TLS);
        assertThat(failure).hasMessageContaining("is not trusted").hasMessageContaining("-cacert");
        assertThat(version(port, with -> with.insecure(true))).isEqualTo("2.10.27");
    }

    @ParameterizedTest
    @CsvSource({"-9d, 3, NotAfter", "+9d, 30, NotBefore"})
    void certificateOutOfDate_isRefusedWithItsDate(String from, int days, String which, @TempDir Path directory)
            throws Exception {
        TestCertificate.Signed signed = TestCertificate.signed(directory, from, days);
        int port = serve(signed.server(), ClientAuth.NONE);
        CollectException failure =
                failure("https", port, with -> with.caCert(signed.authority().certificate()));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TLS);
        assertThat(failure).hasMessageContaining("is out of date").hasMessageContaining(which + ": ");
        assertThat(version(port, with -> with.insecure(true))).isEqualTo("2.10.27");
    }

    /** Defect B16 of nats-top, which continues without any authority. */
    @Test
    void authoritiesThatAreNoCertificates_areRefused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("ca.pem"), "no certificate");
        assertThatThrownBy(() -> version(serve(ofLocalhost, ClientAuth.NONE), with -> with.caCert(file)))
                .hasMessageContaining("(-cacert) is not in PEM form");
    }

    @Test
    void certificateOfAnotherName_isRefusedUnlessInsecure() throws Exception {
        int port = serve(ofAnother, ClientAuth.NONE);
        CollectException failure = failure("https", port, with -> with.caCert(ofAnother.certificate()));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TLS);
        assertThat(failure).hasMessageContaining("localhost");
        assertThat(version(port, with -> with.insecure(true))).isEqualTo("2.10.27");
    }

    @Test
    void clientCertificate_whereItIsRequired_isSent() throws Exception {
        int port = serve(ofLocalhost, ClientAuth.REQUIRED);
        CollectException failure = failure("https", port, with -> with.insecure(true));
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.TLS);
        assertThat(failure).hasMessageContaining("wants a client certificate (-cert and -key)");
        assertThat(version(
                        port,
                        with -> with.insecure(true)
                                .cert(ofLocalhost.certificate())
                                .key(ofLocalhost.key())))
                .isEqualTo("2.10.27");
    }

    @Test
    void tlsPort_askedWithoutTls_hintsAtHttps() throws Exception {
        int port = serve(ofLocalhost, ClientAuth.NONE);
        assertThat(failure("http", port, with -> with)).hasMessageContaining("https");
    }

    private static int serve(TestCertificate certificate, ClientAuth clientAuth) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.certificate().toString())
                        .addKeyPath(certificate.key().toString()))
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificate.certificate().toString()))
                .setClientAuth(clientAuth);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("{\"version\":\"2.10.27\"}"));
        return Stages.get(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();
    }

    private static String version(int port, UnaryOperator<HttpCollectorOptionsBuilder> with) throws Exception {
        try (HttpCollector collector = collector("https", port, with)) {
            return String.valueOf(
                    Stages.get(collector.collect(VarzOptions.defaults())).version());
        }
    }

    private static CollectException failure(String scheme, int port, UnaryOperator<HttpCollectorOptionsBuilder> with) {
        try (HttpCollector collector = collector(scheme, port, with)) {
            return Stages.collectFailure(collector.collect(VarzOptions.defaults()));
        }
    }

    private static HttpCollector collector(String scheme, int port, UnaryOperator<HttpCollectorOptionsBuilder> with) {
        HttpCollectorOptions defaults = HttpCollectorOptions.of(scheme + "://localhost:" + port);
        return new HttpCollector(
                vertx,
                with.apply(HttpCollectorOptionsBuilder.builder(defaults).connectTimeout(Stages.PATIENCE))
                        .build());
    }
}
