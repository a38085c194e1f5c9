package io.topz.broker.options;

import static io.topz.broker.options.Requirements.require;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The options of a broker. The defaults are those of nats-server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 or -1 picks a free one
 * @param serverName the name of the server; if empty, the server id
 * @param version the version of nats-server announced to clients, {@code X.Y.Z}; they choose their features by it
 * @param credentials the credentials that clients must log in with
 * @param limits the limits for clients
 * @param eventLoops the number of threads that carry the traffic
 * @param maxTracedBytes the length to which the protocol trace truncates a message; 0 for no limit
 * @param jetStream the options of JetStream; null turns it off
 * @param streaming the options of NATS Streaming; null turns it off
 */
@RecordBuilder
public record BrokerOptions(
        String host,
        int port,
        String serverName,
        String version,
        Credentials credentials,
        ClientLimits limits,
        int eventLoops,
        int maxTracedBytes,
        @Nullable JetStreamOptions jetStream,
        @Nullable StreamingOptions streaming) {

    /** The defaults of nats-server. */
    public static final BrokerOptions DEFAULT = BrokerOptionsBuilder.builder()
            .host("0.0.0.0")
            .port(4222)
            .serverName("")
            .version("2.10.27")
            .credentials(Credentials.NONE)
            .limits(ClientLimits.DEFAULT)
            .eventLoops(Math.max(1, Runtime.getRuntime().availableProcessors() / 2))
            .maxTracedBytes(0)
            .build();

    /** Rejects invalid values. */
    public BrokerOptions {
        require(!host.isBlank(), "host is empty");
        require(port >= -1 && port <= 65_535, "port must be -1 to 65535, not " + port);
        require(version.matches("\\d+\\.\\d+\\.\\d+.*"), "version must look like 2.10.27, not " + version);
        require(maxTracedBytes >= 0, "maxTracedBytes may not be negative, but is " + maxTracedBytes);
        require(eventLoops > 0, "eventLoops must be positive, not " + eventLoops);
    }

    /** A builder initialized with the defaults. */
    public static BrokerOptionsBuilder builder() {
        return BrokerOptionsBuilder.builder(DEFAULT);
    }
}
