package io.topz.broker.conformance;

import io.topz.broker.testing.ServerSettings;
import java.util.List;

/**
 * One case of the table: what is sent over which connections and what must come back.
 *
 * @param file the resource file it stands in
 * @param split whether it is also played cut at every byte
 */
record Script(String file, String name, ServerSettings settings, boolean split, List<Step> steps) {

    /** One step, on the connection of that name; a connection opens with its first step. */
    sealed interface Step {
        char connection();
    }

    /**
     * Bytes to send.
     *
     * @param whole whether they end where an operation ends, so that a PING may follow
     */
    record Send(char connection, String bytes, boolean whole) implements Step {}

    /**
     * A step that expects exactly the given lines since the last such step.
     *
     * @param end how to know that it was all
     */
    record Expect(char connection, List<String> lines, End end) implements Step {
        enum End {
            /** A PONG to a PING sent for that purpose, which is left out. */
            FENCE,
            /** The server closes the connection. */
            CLOSED,
            /** The last line has come, which the server sends by itself after some time. */
            LINES
        }
    }

    /** The client closes the connection. */
    record Leave(char connection) implements Step {}

    String title() {
        return file + ": " + name;
    }

    boolean oneConnection() {
        return steps.stream().map(Step::connection).distinct().count() == 1;
    }

    @Override
    public String toString() {
        return title();
    }
}
