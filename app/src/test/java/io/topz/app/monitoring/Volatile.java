package io.topz.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes from documents what always differs between two servers: ids, times, ports, the process, and the order of unordered lists. A value
 * without the expected form is kept, so that the comparison shows it.
 *
 * @param firstCid the id of the first client; the ids of clients are compared relative to it
 */
record Volatile(long firstCid) {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,8}[1-9])?Z";
    private static final String UPTIME = "(\\d+y)?(\\d+d)?(\\d+h)?(\\d+m)?\\d+s";
    private static final String DURATION = "(\\d+m)?\\d+(\\.\\d+)?(ns|µs|ms|s)";

    /** Fields by name, with the form of their value. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("server_id", "\"N[A-Z2-7]{55}\""),
            form("server_name", "\"N[A-Z2-7]{55}\""),
            form("now", '"' + TIME + '"'),
            form("start", '"' + TIME + '"'),
            form("stop", '"' + TIME + '"'),
            form("last_activity", '"' + TIME + '"'),
            form("config_load_time", '"' + TIME + '"'),
            form("update_time", '"' + TIME + '"'),
            form("uptime", '"' + UPTIME + '"'),
            form("idle", '"' + UPTIME + '"'),
            form("rtt", '"' + DURATION + '"'),
            form("port", "[1-9]\\d{1,4}"),
            form("http_port", "-1|[1-9]\\d{1,4}"),
            form("go", "\".+\""),
            form("mem", "[1-9]\\d{6,}"),
            form("cpu", "\\d+(\\.\\d)?"),
            form("cores", "[1-9]\\d*"),
            form("gomaxprocs", "[1-9]\\d*"),
            // Each server has its own way of searching its subscription table.
            form("num_cache", "\\d+"),
            form("num_matches", "\\d+"),
            form("cache_hit_rate", "\\d+(\\.\\d+)?"),
            form("max_fanout", "\\d+"),
            form("avg_fanout", "\\d+(\\.\\d+)?"));

    /** Counts that include the server's own subscriptions; their growth since the start of the workload is compared. */
    private static final Set<String> GROWING =
            Set.of("subscriptions", "num_subscriptions", "num_inserts", "num_removes", "total");

    /** Arrays without an order, and the fields that identify an element. */
    private static final Map<String, List<String>> UNORDERED = Map.of(
            "accounts", List.of(),
            "imports", List.of("subject", "to"),
            "exports", List.of("subject"),
            "subscriptions_list", List.of("account", "cid", "sid"),
            "subscriptions_list_detail", List.of("sid"),
            "account_statz", List.of("acc"));

    private static Map.Entry<String, Pattern> form(String field, String form) {
        return Map.entry(field, Pattern.compile(form));
    }

    /**
     * Removes these values.
     *
     * @param idle the same page before the workload, or null
     */
    JsonNode takenOut(JsonNode document, @Nullable JsonNode idle) {
        return walk("", document, idle);
    }

    private JsonNode walk(String name, JsonNode node, @Nullable JsonNode idle) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            walk(field.getKey(), field.getValue(), idle == null ? null : idle.get(field.getKey()))));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            return walkArray(name, array, idle);
        }
        if (GROWING.contains(name) && idle != null && idle.isNumber()) {
            return JsonNodeFactory.instance.numberNode(node.asLong() - idle.asLong());
        }
        if (name.equals("cid") && node.asLong() >= firstCid) {
            return TextNode.valueOf("<client " + (node.asLong() - firstCid) + ">");
        }
        Pattern form = FORMS.get(name);
        return form != null && form.matcher(node.toString()).matches() ? TextNode.valueOf("<" + name + ">") : node;
    }

    private ArrayNode walkArray(String name, ArrayNode array, @Nullable JsonNode idle) {
        List<JsonNode> elements = sorted(name, array);
        List<JsonNode> before = idle instanceof ArrayNode idleArray ? sorted(name, idleArray) : List.of();
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> copy.add(walk("", element, same(name, element, before))));
        return copy;
    }

    /** The corresponding element in another array, or null. */
    private static @Nullable JsonNode same(String name, JsonNode element, List<JsonNode> others) {
        List<String> identity = UNORDERED.getOrDefault(name, List.of());
        return others.stream()
                .filter(other -> identity(other, identity).equals(identity(element, identity)))
                .findFirst()
                .orElse(null);
    }

    private static List<JsonNode> sorted(String name, ArrayNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        List<String> identity = UNORDERED.get(name);
        if (identity != null) {
            elements.sort(Comparator.comparing(element -> identity(element, identity)));
        }
        return elements;
    }

    private static String identity(JsonNode element, List<String> fields) {
        StringBuilder identity = new StringBuilder(element.isObject() ? "" : element.asText());
        fields.forEach(field -> identity.append(element.path(field).asText()).append(' '));
        return identity.toString();
    }
}
