package io.topz.broker.jetstream.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.nio.file.Path;

/** The server whose JetStream is under test. */
enum Peer {
    OURS,
    /** A nats-server 2.10, which proves that the tests are right; skipped if there is none. */
    REAL;

    private static final String VERSION = "2.10.";

    /** Starts a server that stores its streams in that directory; skips the test if it cannot. */
    TestServer start(Path store) {
        ServerSettings settings = ServerSettings.NONE.with("store_dir", store).with("http", "127.0.0.1:-1");
        if (this == OURS) {
            return OurServer.start(settings);
        }
        RealServer.assumePresent();
        assumeTrue(
                RealServer.version().startsWith(VERSION),
                () -> "the nats-server on this machine is " + RealServer.version()
                        + ", not 2.10, which the broker is like: name one by NATS_SERVER");
        return RealServer.start(settings);
    }
}
