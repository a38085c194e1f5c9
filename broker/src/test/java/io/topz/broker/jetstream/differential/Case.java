package io.topz.broker.jetstream.differential;

import io.topz.collectors.testing.ServerSettings;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A named part of a script: steps and, in lines that start with {@code <}, the answers of a server.
 *
 * @param file the resource file that contains it
 * @param settings the settings of the server, the same for all cases of a file
 */
record Case(String file, String name, ServerSettings settings, List<String> lines) {

    /** The transcript of a server that answers as recorded. */
    String recorded() {
        return text(lines);
    }

    List<String> steps() {
        return lines.stream().filter(line -> !line.startsWith("<")).toList();
    }

    static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
