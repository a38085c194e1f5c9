package io.topz.broker.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.conformance.Script.Expect;
import io.topz.broker.conformance.Script.Expect.End;
import io.topz.broker.conformance.Script.Leave;
import io.topz.broker.conformance.Script.Send;
import io.topz.broker.conformance.Script.Step;
import io.topz.collectors.testing.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the table of cases. A case has this form:
 *
 * <pre>
 * --- its name
 * server max_payload=16     the settings of the server, if any
 * split                     also played with the bytes divided at every position
 * A> SUB foo 1              connection A sends a line and its CRLF; consecutive lines are sent in one write
 * A>> PUB foo 2             connection A sends just these bytes
 * A<                        an empty line was received
 * A< MSG foo 1 2            this line was received, and nothing else until everything before was processed
 * A quiet                   nothing was received
 * A awaits                  the lines above are sent by the server itself, after some time
 * A closed                  the server closed the connection after the lines above
 * A connects "echo":false   connection A sends CONNECT, neither verbose nor pedantic, with these fields, if any
 * A leaves                  the client closes the connection
 * </pre>
 *
 * In sent and expected bytes {@code \r \n \t \0 \\ \xNN} represent bytes and {@code \{text*count}} represents repeated text; a line that
 * starts with {@code #} is a comment. INFO is read when a connection opens and compared only if a case expects it.
 */
final class Table {

    private static final List<String> FILES = List.of(
            "connect", "publish", "subscribe", "headers", "responders", "queues", "errors", "limits", "form", "order");

    private static final Pattern STEP =
            Pattern.compile("([A-Z])(?:(>>|>|<)(?: (.*))?| (quiet|awaits|closed|leaves|connects)(?: (.*))?)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|.)");
    private static final Pattern REPEAT = Pattern.compile("\\\\\\{(.*?)\\*(\\d+)}");

    private final List<Script> scripts = new ArrayList<>();
    private final String file;
    private String name = "";
    private ServerSettings settings = ServerSettings.NONE;
    private boolean split;
    private List<Step> steps = new ArrayList<>();

    private Table(String file) {
        this.file = file;
    }

    /** Returns all cases of all files. */
    static List<Script> read() {
        return FILES.stream()
                .flatMap(file -> new Table(file).readFile().stream())
                .toList();
    }

    private List<Script> readFile() {
        try (InputStream in = Table.class.getResourceAsStream(file + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("no resource " + file + ".txt");
            }
            new String(in.readAllBytes(), UTF_8).lines().forEach(this::readLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        endCase();
        return scripts;
    }

    private void readLine(String line) {
        if (line.startsWith("#") || line.isBlank()) {
            return;
        }
        if (line.startsWith("--- ")) {
            endCase();
            name = line.substring(4);
        } else if (line.startsWith("server ")) {
            settings = ServerSettings.parse(line.substring(7));
        } else if (line.equals("split")) {
            split = true;
        } else {
            readStep(line);
        }
    }

    private void readStep(String line) {
        Matcher matcher = STEP.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(file + ".txt, " + name + ": not a step: " + line);
        }
        char connection = matcher.group(1).charAt(0);
        String bytes = matcher.group(3) == null ? "" : unescape(matcher.group(3));
        switch (matcher.group(2) == null ? matcher.group(4) : matcher.group(2)) {
            case ">" -> send(connection, bytes + "\r\n", true);
            case ">>" -> send(connection, bytes, bytes.endsWith("\n"));
            case "<" -> expect(connection, List.of(bytes), End.FENCE);
            case "quiet" -> expect(connection, List.of(), End.FENCE);
            case "awaits" -> expect(connection, List.of(), End.LINES);
            case "closed" -> expect(connection, List.of(), End.CLOSED);
            case "connects" -> send(connection, connect(matcher.group(5)), true);
            default -> steps.add(new Leave(connection));
        }
    }

    private static String connect(@Nullable String fields) {
        return "CONNECT {\"verbose\":false,\"pedantic\":false" + (fields == null ? "" : "," + fields) + "}\r\n";
    }

    private void send(char connection, String bytes, boolean whole) {
        if (last() instanceof Send send && send.connection() == connection) {
            steps.set(steps.size() - 1, new Send(connection, send.bytes() + bytes, whole));
        } else {
            steps.add(new Send(connection, bytes, whole));
        }
    }

    private void expect(char connection, List<String> more, End end) {
        List<String> lines = new ArrayList<>();
        if (last() instanceof Expect expect && expect.connection() == connection && expect.end() == End.FENCE) {
            lines.addAll(expect.lines());
            steps.remove(steps.size() - 1);
        }
        lines.addAll(more);
        steps.add(new Expect(connection, List.copyOf(lines), end));
    }

    private @Nullable Step last() {
        return steps.isEmpty() ? null : steps.get(steps.size() - 1);
    }

    private void endCase() {
        if (!name.isEmpty()) {
            if (steps.stream().noneMatch(Expect.class::isInstance)) {
                throw new IllegalArgumentException(file + ".txt, " + name + ": expects nothing");
            }
            scripts.add(new Script(file, name, settings, split, List.copyOf(steps)));
        }
        settings = ServerSettings.NONE;
        split = false;
        steps = new ArrayList<>();
    }

    private static String unescape(String text) {
        String repeated = REPEAT.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
        String bytes = new String(repeated.getBytes(UTF_8), ISO_8859_1);
        return ESCAPE.matcher(bytes).replaceAll(match -> Matcher.quoteReplacement(Character.toString(value(match))));
    }

    private static char value(MatchResult escape) {
        if (escape.group(1) != null) {
            return (char) Integer.parseInt(escape.group(1), 16);
        }
        return switch (escape.group().charAt(1)) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case '0' -> '\0';
            case '\\' -> '\\';
            default -> throw new IllegalArgumentException("unknown escape: " + escape.group());
        };
    }
}
