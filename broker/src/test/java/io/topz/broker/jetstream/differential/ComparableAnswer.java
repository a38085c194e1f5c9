package io.topz.broker.jetstream.differential;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Formats answers so that those of two servers can be compared: without values that differ from run to run (times, ids, process figures),
 * as JSON in lines of a readable length with the fields in the order of arrival.
 */
final class ComparableAnswer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int WIDTH = 110;

    private static final String TIME = "TIME";
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern ACK_TIME =
            Pattern.compile("(\\$JS\\.ACK\\.[^. ]+\\.[^. ]+\\.\\d+\\.\\d+\\.\\d+)\\.\\d{19}\\.");
    private static final Pattern FLOW_CONTROL = Pattern.compile("(\\$JS\\.FC\\.[^. ]+\\.[^. ]+)\\.[A-Za-z0-9]+");

    private static final Pattern RESTORE = Pattern.compile("(\\$JS\\.SNAPSHOT\\.RESTORE\\.[^. ]+)\\.[A-Za-z0-9]+");

    /** Fields whose values always differ. */
    private static final Set<String> IDS = Set.of("server_id", "host", "store_dir", "rtt", "active");
    /** Fields whose values always differ in an advisory or a metric. */
    private static final Set<String> ADVISORY_IDS = Set.of("id", "server", "ack_time");

    private static final Pattern ADVISORY = Pattern.compile("io\\.nats\\.\\w+\\.(?:advisory|metric)\\..*");

    /** Lists whose order is random in nats-server. */
    private static final Set<String> UNORDERED = Set.of("stream_detail", "consumer_detail", "sources");

    private ComparableAnswer() {}

    /** Parses a text, each of its characters one byte, if it is a JSON object or a list of objects. */
    static Optional<JsonNode> json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text.getBytes(ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The text without times, such as a header or a reply subject. */
    static String text(String text) {
        String timeless =
                TIMESTAMP.matcher(text).replaceAll(match -> match.group().equals(NEVER) ? NEVER : TIME);
        timeless = ACK_TIME.matcher(timeless).replaceAll("$1." + TIME + ".");
        timeless = RESTORE.matcher(timeless).replaceAll("$1.ID");
        return FLOW_CONTROL.matcher(timeless).replaceAll("$1.ID");
    }

    /** The lines of a payload. */
    static List<String> payload(String payload) {
        Optional<JsonNode> json = json(payload);
        if (json.isPresent()) {
            JsonNode plain =
                    json.get().isArray() ? sorted(json.get()) : json.get().deepCopy();
            boolean advisory = ADVISORY.matcher(plain.path("type").asText()).matches();
            return lines(clean(plain, advisory));
        }
        return payload.isEmpty() ? List.of() : List.of(escape(text(shorten(payload))));
    }

    /** JSON in lines of a readable length. */
    static List<String> lines(JsonNode json) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        lay(json, "", 0, lines, line, "");
        lines.add(line.toString());
        return lines;
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(
                        c < ' ' || c > '~' || c == '\\' ? String.format("\\x%02x", c) : Character.toString(c)));
        return escaped.toString();
    }

    private static String shorten(String payload) {
        int shown = 200;
        return payload.length() <= shown
                ? payload
                : payload.substring(0, shown) + "… " + payload.length() + " bytes, hash " + payload.hashCode();
    }

    private static JsonNode clean(JsonNode json, boolean advisory) {
        if (json instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                boolean id = IDS.contains(name) || (advisory && ADVISORY_IDS.contains(name));
                JsonNode value = field.getValue();
                if (id && value.isValueNode()) {
                    field.setValue(TextNode.valueOf("ID"));
                } else {
                    field.setValue(clean(UNORDERED.contains(name) ? sorted(value) : value, advisory));
                }
            }
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, clean(array.get(i), advisory));
            }
        } else if (json.isTextual()) {
            return TextNode.valueOf(text(json.asText()));
        }
        return json;
    }

    private static JsonNode sorted(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        elements.sort(Comparator.comparing(element -> element.path("name").asText()));
        return JSON.createArrayNode().addAll(elements);
    }

    /** Appends a value to the line, or to a new one if it is too long. */
    private static void lay(
            JsonNode json, String name, int depth, List<String> lines, StringBuilder line, String behind) {
        String prefix = name.isEmpty() ? "" : TextNode.valueOf(name) + ":";
        String whole = prefix + json + behind;
        boolean open = json.isContainerNode() && !json.isEmpty();
        int indent = " ".repeat(depth).length();
        if (line.length() > indent && line.length() + whole.length() > WIDTH) {
            lines.add(line.toString());
            line.setLength(0);
            line.append(" ".repeat(indent));
        }
        if (!open || line.length() + whole.length() <= WIDTH) {
            line.append(whole);
            return;
        }
        boolean object = json.isObject();
        line.append(prefix).append(object ? '{' : '[');
        List<Map.Entry<String, JsonNode>> children = new ArrayList<>();
        if (object) {
            children.addAll(json.properties());
        } else {
            json.forEach(element -> children.add(Map.entry("", element)));
        }
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            lay(children.get(i).getValue(), children.get(i).getKey(), depth + 1, lines, line, last ? "" : ",");
        }
        line.append(object ? '}' : ']').append(behind);
    }

    /** The difference between the length of a text and that of its printed form. */
    static int shrunk(String text) {
        return text.length() - text(text).length();
    }
}
