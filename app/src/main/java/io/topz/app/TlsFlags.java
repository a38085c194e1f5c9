package io.topz.app;

import io.topz.collectors.http.HttpCollectorOptions;
import io.topz.collectors.http.HttpCollectorOptionsBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags for certificates, named as in nats-top. */
final class TlsFlags {

    @Option(
            names = {"-cert", "--cert"},
            paramLabel = "FILE",
            description = "client certificate, with -key")
    private @Nullable Path cert;

    @Option(
            names = {"-key", "--key"},
            paramLabel = "FILE",
            description = "key of the client certificate")
    private @Nullable Path key;

    @Option(
            names = {"-cacert", "--cacert"},
            paramLabel = "FILE",
            description = "certificate authorities (PEM) to trust instead of the default ones")
    private @Nullable Path authorities;

    @Option(
            names = {"-k", "--insecure"},
            description = "accept any certificate")
    private boolean insecure;

    /**
     * Returns a target with these certificates.
     *
     * @throws IllegalArgumentException with a sentence if a file is missing or cannot be read, because it would not be readable later
     */
    HttpCollectorOptions apply(HttpCollectorOptions target) {
        for (Path file :
                Stream.of(authorities, cert, key).filter(Objects::nonNull).toList()) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("the file " + file + " cannot be read");
            }
        }
        return HttpCollectorOptionsBuilder.builder(target)
                .caCert(authorities)
                .cert(cert)
                .key(key)
                .insecure(insecure)
                .build();
    }
}
