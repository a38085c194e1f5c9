package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code topz streaming-server --nats_server} with a real server that requires TLS. */
@Tag("process")
class ExternalNatsTlsTest {

    private static final String READY = "[INF] STREAM: Streaming Server is ready";
    private static final String FAILED = "[FTL] STREAM: Failed to start: ";

    @TempDir
    private Path directory;

    private @Nullable RealServer nats;
    private TestCertificate.@Nullable Signed certificates;

    @BeforeEach
    void start() throws Exception {
        RealServer.assumePresent();
        certificates = TestCertificate.signed(directory, "-1d", 30);
        nats = RealServer.start(ServerSettings.NONE
                .with("cert_file", certificates.server().certificate())
                .with("key_file", certificates.server().key()));
    }

    @AfterEach
    void stop() {
        if (nats != null) {
            nats.stop();
        }
    }

    private TopzProcess service(String scheme, String... flags) throws IOException {
        String url = scheme + "://localhost:" + Objects.requireNonNull(nats).port();
        return TopzProcess.start(Stream.concat(Stream.of("streaming-server", "-ns", url), Stream.of(flags))
                .toArray(String[]::new));
    }

    @Test
    void serverWhoseAuthorityIsNamed_isUsed() throws Exception {
        String authority =
                Objects.requireNonNull(certificates).authority().certificate().toString();
        try (TopzProcess service = service("tls", "--tls_client_cacert", authority)) {
            service.awaitLine(READY);
            service.signal("TERM");
            assertThat(service.awaitExit()).isZero();
        }
    }

    @Test
    void serverWhoseAuthorityIsUnknown_isRefused() throws Exception {
        try (TopzProcess service = service("tls")) {
            assertThat(service.awaitLine(FAILED)).contains("certificat");
            assertThat(service.awaitExit()).isEqualTo(1);
        }
    }

    @Test
    void anyCertificate_isAcceptedIfThatIsAskedFor() throws Exception {
        try (TopzProcess service = service("nats", "--secure")) {
            service.awaitLine(READY);
        }
    }
}
