package io.topz.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server to measure: its label in the table and the command that starts it. The command must accept the nats-server flags {@code -a},
 * {@code -p} and {@code -m} and print {@code Server is ready} once it accepts clients.
 *
 * @param label the label in the table, one word
 * @param command the program and its first arguments
 */
public record Contender(String label, List<String> command) {

    public Contender {
        command = List.copyOf(command);
    }

    /**
     * Parses {@code LABEL=COMMAND} with the words of the command separated by spaces.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static Contender parse(String text) {
        int equals = text.indexOf('=');
        String command = text.substring(equals + 1).strip();
        if (equals < 1 || command.isEmpty()) {
            throw new IllegalArgumentException("'%s' is not a server, expected LABEL=COMMAND".formatted(text));
        }
        return new Contender(text.substring(0, equals).strip(), List.of(command.split("\\s+")));
    }

    /** The same server with additional flags. */
    public Contender with(String... flags) {
        return new Contender(
                label, Stream.concat(command.stream(), Stream.of(flags)).toList());
    }

    /** The same server with a different label. */
    public Contender labelled(String label) {
        return new Contender(label, command);
    }

    /** Starts it on free ports; returns when it accepts clients. */
    public Server start() throws IOException {
        return Server.start(this);
    }

    List<String> commandLine(int port, int monitorPort) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("-a", Server.HOST, "-p", String.valueOf(port), "-m", String.valueOf(monitorPort)));
        return line;
    }
}
