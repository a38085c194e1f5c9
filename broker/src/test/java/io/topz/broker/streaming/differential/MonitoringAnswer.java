package io.topz.broker.streaming.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An answer of the monitoring port without the values that differ from run to run. */
public final class MonitoringAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VARYING =
            Set.of("server_id", "now", "start_time", "uptime", "go", "ack_inbox", "open_fds", "max_fds");

    private MonitoringAnswer() {}

    /** The answer with those values replaced and unordered lists sorted; an answer that is no JSON is unchanged. */
    public static String normalised(String answer) {
        try {
            JsonNode document = JSON.readTree(answer);
            normalise(document);
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            return answer.stripTrailing();
        }
    }

    private static void normalise(JsonNode node) {
        if (node instanceof ObjectNode object) {
            VARYING.stream().filter(object::has).forEach(name -> object.put(name, name.toUpperCase(Locale.ROOT)));
        }
        if (node instanceof ArrayNode array && !array.isEmpty() && array.get(0).has("inbox")) {
            sort(array);
        }
        node.forEach(MonitoringAnswer::normalise);
    }

    /** Sorts subscriptions: those that are offline, and the members of queue groups after them, have no order. */
    private static void sort(ArrayNode subscriptions) {
        List<JsonNode> sorted = new ArrayList<>();
        subscriptions.forEach(sorted::add);
        sorted.sort(Comparator.comparing(MonitoringAnswer::key));
        subscriptions.removeAll();
        subscriptions.addAll(sorted);
    }

    private static String key(JsonNode subscription) {
        boolean ordered = !subscription.has("queue_name")
                && !subscription.get("is_offline").asBoolean();
        return ordered
                ? ""
                : subscription.has("queue_name") + subscription.get("inbox").asText();
    }
}
