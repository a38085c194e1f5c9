package io.topz.broker.config;

import static io.topz.broker.config.ConfigCursor.END;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses a configuration file of nats-server. It follows nats-server 2.10.27 in what it accepts and in the texts of errors, with these
 * exceptions: a file that includes itself, and variables of the environment that refer to each other in a circle, are errors here and
 * exhaust the stack there; a single slash between the elements of a map or list, and {@code 1k]}, have another outcome; and the texts for
 * an unclosed quoted key, for a map that ends with the file, and for {@code -.5} differ.
 */
public final class ConfigParser {

    /** The number of files that may include each other, or variables that may refer to each other. */
    private static final int MAX_DEPTH = 50;

    private final Path directory;
    private final Map<String, String> environment;
    private final int depth;
    private final ConfigCursor cursor;
    private final ConfigStrings strings;
    private final ConfigNumbers numbers;
    private final Deque<Map<String, ConfigValue>> scopes = new ArrayDeque<>();

    private ConfigParser(String file, Path directory, String text, Map<String, String> environment, int depth) {
        this.directory = directory;
        this.environment = environment;
        this.depth = depth;
        this.cursor = new ConfigCursor(file, text);
        this.strings = new ConfigStrings(cursor);
        this.numbers = new ConfigNumbers(cursor, strings);
    }

    /**
     * Parses a file.
     *
     * @param environment the variables that {@code $NAME} may refer to, after those of the file
     * @return the values of the file by their keys, in the order of the file
     * @throws ConfigSyntaxException if the syntax is wrong, or an included file cannot be read
     * @throws IOException if the file cannot be read
     */
    public static Map<String, ConfigValue> parse(Path file, Map<String, String> environment) throws IOException {
        return parse(file, environment, 0);
    }

    private static Map<String, ConfigValue> parse(Path file, Map<String, String> environment, int depth)
            throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Path directory = file.resolveSibling("");
        return new ConfigParser(file.toString(), directory, text, environment, depth).top(file.toString());
    }

    private Map<String, ConfigValue> top(String file) {
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        scopes.push(values);
        while (true) {
            cursor.skipSpace();
            int found = cursor.peek();
            if (found == END) {
                return values;
            } else if (found == '{') {
                cursor.next();
            } else if (found == '#' || cursor.isAtSlashes()) {
                cursor.skipLine();
            } else if (found == '/') {
                throw cursor.error("Unexpected EOF.");
            } else if (isSeparator(found)) {
                throw cursor.error("Unexpected key separator '" + Character.toString(found) + "'");
            } else if (topEntry(values, file)) {
                topValueEnd();
            }
        }
    }

    /** Reads a key and its value, or an include; false at the end of the file. */
    private boolean topEntry(Map<String, ConfigValue> values, String file) {
        Key key = key();
        if (key.isInclude()) {
            include(values);
            return true;
        }
        cursor.skipSpace();
        if (cursor.peek() == END) {
            // A closing brace may stand alone at the end, as in JSON.
            if (!key.name.equals("}")) {
                ConfigPosition end = cursor.position();
                throw new ConfigSyntaxException(
                        "config is invalid (" + new ConfigPosition(file, end.line(), end.column()) + ")");
            }
            return false;
        }
        if (isSeparator(cursor.peek())) {
            cursor.next();
        }
        put(values, key, value());
        return true;
    }

    private void topValueEnd() {
        cursor.skipBlanks();
        if (cursor.peek() == '#' || cursor.isAtSlashes()) {
            cursor.skipLine();
            return;
        }
        int found = cursor.next();
        if (found == '/') {
            topValueEnd();
        } else if (found != END && !ConfigCursor.isNewLine(found) && ";,}".indexOf(found) < 0) {
            throw cursor.error("Expected a top-level value to end with a new line, comment or EOF, but got '"
                    + Character.toString(found) + "' instead.");
        }
    }

    /** A key; {@code isBareWord} says whether white space ends it, so that it may be the word {@code include}. */
    private record Key(String name, ConfigPosition position, boolean isBareWord) {
        boolean isInclude() {
            return isBareWord && name.equalsIgnoreCase("include");
        }
    }

    private Key key() {
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            int quote = cursor.next();
            ConfigPosition position = cursor.position();
            return new Key(strings.untilQuote(quote), position, false);
        }
        ConfigPosition position = cursor.position();
        int start = cursor.offset();
        while (!ConfigCursor.isSpace(cursor.peek()) && !isSeparator(cursor.peek()) && cursor.peek() != END) {
            cursor.next();
        }
        return new Key(cursor.textFrom(start), position, ConfigCursor.isSpace(cursor.peek()));
    }

    private static void put(Map<String, ConfigValue> values, Key key, @Nullable Object data) {
        if (data != null) {
            values.put(key.name, new ConfigValue(data, key.position, false));
        }
    }

    /** Reads a value; null if nats-server leaves it out. */
    private @Nullable Object value() {
        cursor.skipBlanks();
        int found = cursor.peek();
        if (Character.isDigit(found) || found == '-') {
            return numbers.read();
        }
        switch (found) {
            case '[' -> {
                cursor.next();
                return list();
            }
            case '{' -> {
                cursor.next();
                return map();
            }
            case '\'' -> {
                return strings.untilQuote(cursor.next());
            }
            case '"' -> {
                cursor.next();
                return strings.doubleQuoted();
            }
            case '(' -> {
                cursor.next();
                return strings.block();
            }
            case '.' -> throw cursor.error("Floats must start with a digit");
            case '\n', '\r' -> {
                cursor.next();
                throw cursor.error("Expected value but found new line");
            }
            default -> {
                return word();
            }
        }
    }

    private @Nullable Object word() {
        int line = cursor.line();
        ConfigStrings.Word word = strings.bare("");
        return word.isVariable() ? variable(word.text().substring(1), line) : word.value();
    }

    private Map<String, ConfigValue> map() {
        Map<String, ConfigValue> values = new LinkedHashMap<>();
        scopes.push(values);
        while (true) {
            cursor.skipSpace();
            int found = cursor.peek();
            if (found == '}') {
                cursor.next();
                break;
            } else if (found == '#' || cursor.isAtSlashes()) {
                cursor.skipLine();
            } else if (isSeparator(found)) {
                throw cursor.error("Unexpected key separator '" + Character.toString(found) + "'.");
            } else {
                mapEntry(values);
                if (isLast('}', "a map value terminator \",\" or a map terminator \"}\"", ";,")) {
                    break;
                }
            }
        }
        scopes.pop();
        return values;
    }

    private void mapEntry(Map<String, ConfigValue> values) {
        Key key = key();
        if (key.isInclude()) {
            include(values);
            return;
        }
        cursor.skipSpace();
        if (isSeparator(cursor.peek())) {
            cursor.next();
        }
        cursor.skipSpace();
        if (cursor.peek() == END) {
            throw cursor.error("Unexpected EOF processing map.");
        }
        if (cursor.peek() == ',') {
            throw cursor.error("Unexpected map value terminator \",\".");
        }
        put(values, key, value());
    }

    private List<ConfigValue> list() {
        List<ConfigValue> values = new ArrayList<>();
        while (true) {
            cursor.skipSpace();
            int found = cursor.peek();
            if (found == ']') {
                cursor.next();
                return values;
            } else if (found == '#' || cursor.isAtSlashes()) {
                cursor.skipLine();
            } else if (found == ',') {
                throw cursor.error("Unexpected array value terminator ','.");
            } else {
                ConfigPosition position = cursor.position();
                Object data = value();
                if (data != null) {
                    values.add(new ConfigValue(data, position, false));
                }
                if (isLast(']', "an array value terminator \",\" or an array terminator \"]\"", ",")) {
                    return values;
                }
            }
        }
    }

    /** Reads what follows a value of a map or a list; true if that is the end of the map or list. */
    private boolean isLast(int end, String expected, String separators) {
        cursor.skipBlanks();
        if (cursor.peek() == '#' || cursor.isAtSlashes()) {
            cursor.skipLine();
        }
        int found = cursor.next();
        if (found != end && !ConfigCursor.isNewLine(found) && (found == END || separators.indexOf(found) < 0)) {
            throw cursor.error("Expected " + expected + ", but got '" + Character.toString(found) + "' instead.");
        }
        return found == end;
    }

    private @Nullable Object variable(String name, int line) {
        for (Map<String, ConfigValue> scope : scopes) {
            ConfigValue known = scope.get(name);
            if (known != null) {
                scope.put(name, known.referenced());
                return known.data();
            }
        }
        String reference = "variable reference for '" + name + "' on line " + line;
        String text = environment.get(name);
        if (text == null) {
            throw new ConfigSyntaxException(reference + " can not be found");
        }
        if (depth >= MAX_DEPTH) {
            throw new ConfigSyntaxException(reference + " refers to itself");
        }
        try {
            ConfigValue parsed = new ConfigParser("", directory, "value=" + text, environment, depth + 1)
                    .top("")
                    .get("value");
            return parsed == null ? null : parsed.data();
        } catch (ConfigSyntaxException wrong) {
            throw new ConfigSyntaxException(reference + " could not be parsed: " + wrong.getMessage());
        }
    }

    private void include(Map<String, ConfigValue> values) {
        cursor.skipBlanks();
        String name = includeName();
        String failure = "error parsing include file '" + name + "', ";
        // An absolute path is relative to the directory of the file, too, as in nats-server.
        Path file = directory.resolve(name.replaceFirst("^/+", "")).normalize();
        if (depth >= MAX_DEPTH) {
            throw new ConfigSyntaxException(failure + "the files include each other");
        }
        try {
            values.putAll(parse(file, environment, depth + 1));
        } catch (ConfigSyntaxException wrong) {
            throw new ConfigSyntaxException(failure + wrong.getMessage());
        } catch (IOException unreadable) {
            throw new ConfigSyntaxException(failure + "open " + file + ": " + reason(unreadable));
        }
    }

    private String includeName() {
        int found = cursor.peek();
        if (found == '\'' || found == '"') {
            return strings.untilQuote(cursor.next());
        }
        String refused = switch (found) {
            case '\n', '\r' -> "new line";
            case '[' -> "start of an array";
            case '{' -> "start of a map";
            case '(' -> "start of a block";
            default -> Character.isDigit(found) || found == '-' ? "start of a number" : "";
        };
        if (!refused.isEmpty()) {
            cursor.next();
            throw cursor.error("Expected include value but found " + refused);
        }
        return strings.bare("").text();
    }

    private static @Nullable String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        return failure instanceof AccessDeniedException ? "permission denied" : failure.getMessage();
    }

    private static boolean isSeparator(int character) {
        return character == ':' || character == '=';
    }
}
