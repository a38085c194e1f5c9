package io.topz.broker.conformance;

import io.topz.broker.conformance.Script.Expect;
import io.topz.broker.conformance.Script.Leave;
import io.topz.broker.conformance.Script.Send;
import io.topz.broker.conformance.Script.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats steps as text in the notation of the table, so that a difference can be read and copied. */
final class Transcript {

    private static final List<String> INFO_FIELDS = List.of(
            "auth_required", "client_ip", "connect_info", "headers", "jetstream", "ldm", "max_payload", "proto");

    private Transcript() {}

    /** The transcript of a server that answers as the script expects. */
    static String expected(Script script) {
        return script.steps().stream().map(Transcript::write).collect(Collectors.joining());
    }

    static String write(Step step) {
        char connection = step.connection();
        if (step instanceof Send send) {
            return send.bytes()
                    .lines()
                    .map(line -> connection + "> " + escape(line) + "\n")
                    .collect(Collectors.joining());
        }
        if (step instanceof Leave) {
            return connection + " leaves\n";
        }
        Expect expect = (Expect) step;
        String lines = expect.lines().stream()
                .map(line -> connection + (line.isEmpty() ? "<" : "< " + escape(line)) + "\n")
                .collect(Collectors.joining());
        return switch (expect.end()) {
            case CLOSED -> lines + connection + " closed\n";
            case LINES -> lines + connection + " awaits\n";
            case FENCE -> lines.isEmpty() ? connection + " quiet\n" : lines;
        };
    }

    /** The received lines; an INFO keeps only the fields that are the same on every server. */
    static List<String> lines(String received) {
        Stream<String> lines = Stream.of(received.split("\r\n", -1));
        List<String> all = lines.map(line -> line.startsWith("INFO {") ? reduce(line) : line)
                .toList();
        boolean ends = all.get(all.size() - 1).isEmpty();
        return ends ? all.subList(0, all.size() - 1) : all;
    }

    private static String reduce(String info) {
        return INFO_FIELDS.stream()
                .map(field -> Pattern.compile("\"" + field + "\":([^,}]+)").matcher(info))
                .filter(Matcher::find)
                .map(Matcher::group)
                .collect(Collectors.joining(",", "INFO {", "}"));
    }

    private static String escape(String line) {
        return line.chars()
                .mapToObj(c -> switch (c) {
                    case '\r' -> "\\r";
                    case '\n' -> "\\n";
                    case '\t' -> "\\t";
                    case '\\' -> "\\\\";
                    default -> c < ' ' || c > '~' ? String.format("\\x%02x", c) : Character.toString(c);
                })
                .collect(Collectors.joining());
    }
}
