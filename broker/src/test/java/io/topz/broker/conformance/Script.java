package io.topz.broker.conformance;

import io.topz.collectors.testing.ServerSettings;
import java.util.List;

/**
 * One case of the table: the bytes to send on each connection, and the expected answers.
 *
 * @param file the resource file that contains it
 * @param split whether it is also played with the bytes divided at every position
 */
record Script(String file, String name, ServerSettings settings, boolean split, List<Step> steps) {

    /** One step on the connection of that name, which is opened by its first step. */
    sealed interface Step {
        char connection();
    }

    /**
     * Bytes to send.
     *
     * @param whole whether they end at the end of an operation, so that a PING may follow
     */
    record Send(char connection, String bytes, boolean whole) implements Step {}

    /**
     * A step that expects exactly these lines since the last such step.
     *
     * @param end the event that ends the expected lines
     */
    record Expect(char connection, List<String> lines, End end) implements Step {
        enum End {
            /** The PONG to a PING that was sent for this purpose; it is omitted. */
            FENCE,
            /** The server closes the connection. */
            CLOSED,
            /** The last line, which the server sends by itself after some time. */
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
