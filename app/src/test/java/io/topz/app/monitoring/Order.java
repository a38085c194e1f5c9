package io.topz.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the order from lists that have none: connections with the same sort key are sorted by id, and a page of subscriptions, which have
 * no order, may contain any of them.
 */
final class Order {

    private static final Pattern PAGE = Pattern.compile("^/subs.*(limit|offset)=[1-9]");
    private static final Pattern SORT = Pattern.compile("[?&]sort=(\\w+)");

    /** The field with the sort key. A time is not a key here, because it always differs between two servers. */
    private static final Map<String, String> FIELDS = Map.of(
            "subs", "subscriptions",
            "pending", "pending_bytes",
            "msgs_to", "out_msgs",
            "msgs_from", "in_msgs",
            "bytes_to", "out_bytes",
            "bytes_from", "in_bytes",
            "reason", "reason",
            "stop", "cid",
            "start", "cid",
            "cid", "cid");

    private Order() {}

    static void takeOut(Request request, JsonNode document) {
        if (PAGE.matcher(request.target()).find() && document.path("subscriptions_list") instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, TextNode.valueOf("<any>"));
            }
        }
        settleTies(request, document);
    }

    private static void settleTies(Request request, JsonNode document) {
        Matcher sort = SORT.matcher(request.target());
        if (!sort.find() || !(document.path("connections") instanceof ArrayNode connections)) {
            return;
        }
        String field = FIELDS.getOrDefault(sort.group(1), "");
        List<JsonNode> ordered = new ArrayList<>();
        List<JsonNode> ties = new ArrayList<>();
        for (JsonNode connection : connections) {
            if (!ties.isEmpty() && !ties.get(0).path(field).equals(connection.path(field))) {
                flush(ties, ordered);
            }
            ties.add(connection);
        }
        flush(ties, ordered);
        ((ObjectNode) document).putArray("connections").addAll(ordered);
    }

    private static void flush(List<JsonNode> ties, List<JsonNode> ordered) {
        ties.sort(Comparator.comparingLong(connection -> connection.path("cid").asLong()));
        ordered.addAll(ties);
        ties.clear();
    }
}
