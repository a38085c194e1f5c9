package io.topz.broker.jetstream.differential;

import io.topz.broker.testing.ServerSettings;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a script with a name: steps and, in lines that start with {@code <}, what a server answers to them.
 *
 * @param file the resource file it stands in
 * @param settings of the server, the same for all cases of a file
 */
record Case(String file, String name, ServerSettings settings, List<String> lines) {

    /** What a server that answers as recorded makes of it. */
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
