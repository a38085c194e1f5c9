package io.topz.app;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.topz.app.remote.NatsServers;
import io.topz.app.remote.RemoteConnector;
import io.topz.broker.options.Credentials;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.service.NatsConnector;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The flags for NATS Streaming on other NATS servers, named as in nats-streaming-server. */
final class ExternalNatsFlags {

    @ArgGroup(validate = false, heading = "%nNATS Streaming: on other NATS servers%n")
    private Given given = new Given();

    /** The flags that were given; an absent flag leaves the default. */
    static final class Given {
        @Option(
                names = {"--ns", "--nats_server"},
                paramLabel = "URL[,URL]...",
                description = "run no broker, and be a client of these NATS servers; the login is in the URL"
                        + " (nats://USER:PASSWORD@HOST:PORT), or in --user and --pass, or in --auth")
        @Nullable
        String servers;

        @Option(
                names = "--secure",
                arity = "0..1",
                fallbackValue = "true",
                paramLabel = "BOOL",
                description = "with -ns: use TLS and accept any certificate (a URL with tls:// checks it)")
        boolean secure;

        @Option(
                names = "--tls_client_cert",
                paramLabel = "FILE",
                description = "with -ns: client certificate (PEM); needs --tls_client_key")
        @Nullable
        Path certificate;

        @Option(
                names = "--tls_client_key",
                paramLabel = "FILE",
                description = "with -ns: private key of the client certificate (PEM, PKCS#8)")
        @Nullable
        Path key;

        @Option(
                names = "--tls_client_cacert",
                paramLabel = "FILE",
                description = "with -ns: certificate authorities to trust (PEM)")
        @Nullable
        Path authorities;

        @Option(
                names = "--nats_max_waiting",
                paramLabel = "SIZE",
                description =
                        "with -ns: bytes that may wait in each connection while NATS cannot be reached (default: 8MB)",
                converter = LimitFlags.Size.class)
        @Nullable
        Long maxWaiting;
    }

    /** Whether the service runs on other servers. */
    boolean isOn() {
        return given.servers != null;
    }

    /**
     * The connections to the servers.
     *
     * @param login the credentials of the flags
     * @throws IllegalArgumentException with a sentence if the flags contradict each other or a file cannot be read
     */
    NatsConnector.Factory connectors(StreamingOptions options, Credentials login) {
        NatsServers servers = NatsServers.parse(Objects.requireNonNull(given.servers), login, tls());
        long maxWaiting = Objects.requireNonNullElse(given.maxWaiting, RemoteConnector.DEFAULT_MAX_WAITING_BYTES);
        return RemoteConnector.to(servers, options.maxInboxBytes(), maxWaiting);
    }

    /** The keys and authorities of the flags; null if there are none. */
    private @Nullable SSLContext tls() {
        if ((given.certificate == null) != (given.key == null)) {
            throw new IllegalArgumentException("--tls_client_cert and --tls_client_key belong together");
        }
        if (!given.secure && given.certificate == null && given.authorities == null) {
            return null;
        }
        SslContextBuilder tls = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        try {
            if (given.certificate != null && given.key != null) {
                tls.keyManager(given.certificate.toFile(), given.key.toFile());
            }
            if (given.authorities != null) {
                tls.trustManager(given.authorities.toFile());
            } else if (given.secure) {
                tls.trustManager(InsecureTrustManagerFactory.INSTANCE);
            }
            SslContext made = tls.build();
            return ((JdkSslContext) made).context();
        } catch (IllegalArgumentException | SSLException e) {
            throw new IllegalArgumentException(
                    "the certificates of --tls_client_cert, --tls_client_key or --tls_client_cacert cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
