package io.topz.monitor;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a monitoring port and the limits for its clients.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 or negative selects a free one
 * @param basePath prefix of every path, with or without a leading slash; empty for none
 * @param tls the certificate for HTTPS; null serves plain HTTP
 * @param workers the number of threads that build large documents; more threads serve more pollers at once and leave less CPU to the broker
 * @param maxBuilds the number of large documents of one kind that are built at a time; further questions wait
 * @param maxConnections the number of open connections; for one more, the connection that has been idle longest is closed
 * @param maxHeaderBytes the largest head of a request
 * @param headerTimeout the time in which a client must send the head of a request
 * @param maxPendingBytes the total size of large answers that are being sent, over all connections
 * @param stallTimeout the time in which a reader must take the next 64 KiB of a large answer
 */
@RecordBuilder
public record MonitorOptions(
        String host,
        int port,
        String basePath,
        @Nullable Tls tls,
        int workers,
        int maxBuilds,
        int maxConnections,
        int maxHeaderBytes,
        Duration headerTimeout,
        long maxPendingBytes,
        Duration stallTimeout) {

    private static final Pattern BASE_PATH = Pattern.compile("[A-Za-z0-9._~/-]*");

    private static final MonitorOptions DEFAULTS = MonitorOptionsBuilder.builder()
            .host("127.0.0.1")
            .port(0)
            .basePath("")
            .workers(2)
            .maxBuilds(4)
            .maxConnections(1024)
            .maxHeaderBytes(64 * 1024)
            .headerTimeout(Duration.ofSeconds(5))
            .maxPendingBytes(64L << 20)
            .stallTimeout(Duration.ofSeconds(10))
            .build();

    /**
     * A certificate and its key.
     *
     * @param certificate the chain in PEM
     * @param key the private key in PEM
     */
    public record Tls(Path certificate, Path key) {}

    public MonitorOptions {
        require(port <= 65535, "monitor port " + port + " is not a port");
        require(
                BASE_PATH.matcher(basePath).matches(),
                "monitor base path '" + basePath + "' may hold letters, digits and . _ ~ - / only");
        require(workers > 0, "monitor workers must be at least 1");
        require(maxBuilds > 0, "monitor builds must be at least 1");
        require(maxConnections > 0, "monitor connections must be at least 1");
        require(maxHeaderBytes >= 1024, "monitor header bytes must be at least 1024");
        require(maxPendingBytes > 0, "monitor pending bytes must be at least 1");
        require(!headerTimeout.isNegative() && !headerTimeout.isZero(), "monitor header time-out must be positive");
        require(!stallTimeout.isNegative() && !stallTimeout.isZero(), "monitor stall time-out must be positive");
    }

    /** The defaults: a free port on the loopback interface, plain HTTP, no base path. */
    public static MonitorOptions defaults() {
        return DEFAULTS;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
