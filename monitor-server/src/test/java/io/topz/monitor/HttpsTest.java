package io.topz.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.counter.MonitorStats.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    @RegisterExtension
    final MonitorFixture monitor = new MonitorFixture();

    @Test
    void document_overTls() throws Exception {
        MonitorServer server = monitor.start(options(file("cert.pem"), file("key.pem")));
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(file("cert.pem"))).build();

        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/healthz"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(answer.version()).as("as nats-server, no HTTP/2").isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(monitor.stats.address()).isEqualTo(new Address("127.0.0.1", 0, server.port(), ""));
    }

    @Test
    void certificateMissing_saysWhichFile() throws Exception {
        Path missing = Path.of("no", "such.pem");

        assertThatThrownBy(() -> monitor.start(options(missing, file("key.pem"))))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("cannot serve the monitoring port on https://127.0.0.1:0: cannot read " + missing);
    }

    @Test
    void certificateThatIsNone_saysSo(@TempDir Path directory) throws Exception {
        Path empty = Files.writeString(directory.resolve("cert.pem"), "nothing");

        assertThatThrownBy(() -> monitor.start(options(empty, file("key.pem"))))
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot serve the monitoring port on https://127.0.0.1:0: ");
    }

    private static MonitorOptions options(Path certificate, Path key) {
        return MonitorOptionsBuilder.builder(MonitorOptions.defaults())
                .tls(new MonitorOptions.Tls(certificate, key))
                .build();
    }

    private static Path file(String name) throws Exception {
        return Path.of(HttpsTest.class.getResource("/tls/" + name).toURI());
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
