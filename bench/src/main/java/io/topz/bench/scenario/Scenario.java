package io.topz.bench.scenario;

import io.topz.bench.server.Contender;
import java.io.IOException;

/** A measurement that is made in the same way on every server. */
public interface Scenario {

    /** What the command line calls it. */
    String name();

    /** What is measured, as a heading. */
    String title();

    /** Makes a server ready. */
    Session open(Contender contender) throws IOException;

    /** Whether each measurement starts a server of its own, so that there is nothing to warm up but the file cache. */
    default boolean startsServers() {
        return false;
    }

    /** Whether the server needs JetStream, so that it matters when it forces files to the disk. */
    default boolean keepsStreams() {
        return false;
    }
}
