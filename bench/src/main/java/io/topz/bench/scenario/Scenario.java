package io.topz.bench.scenario;

import io.topz.bench.server.Contender;
import java.io.IOException;

/** A measurement that is made in the same way on every server. */
public interface Scenario {

    /** The name on the command line. */
    String name();

    /** The heading, which describes what is measured. */
    String title();

    /** Prepares a server. */
    Session open(Contender contender) throws IOException;

    /** Whether each measurement starts a server of its own, so that only the file cache needs a warm-up. */
    default boolean startsServers() {
        return false;
    }

    /** Whether the server needs JetStream, so that its sync interval matters. */
    default boolean keepsStreams() {
        return false;
    }

    /** Whether the server needs NATS Streaming. */
    default boolean keepsChannels() {
        return false;
    }
}
