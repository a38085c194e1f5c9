package io.topz.app.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Transformations that make an answer of nats-server (first) equal to ours (second), one for each known difference. */
final class Undo {

    private static final int TEMPORARY_REDIRECT = 307;
    private static final String REDACTED = "[REDACTED]";
    private static final String DETAILS = "subscriptions_list_detail";

    private Undo() {}

    static void text(Answer theirs, Answer ours) {
        theirs.text = ours.text;
        framing(theirs, ours);
    }

    private static void framing(Answer theirs, Answer ours) {
        theirs.headers.put(Answer.FRAMING, ours.headers.getOrDefault(Answer.FRAMING, ""));
    }

    static void temporaryRedirect(Answer theirs, Answer ours) {
        if (theirs.status == TEMPORARY_REDIRECT) {
            theirs.become(ours);
        }
    }

    static void panic(Answer theirs, Answer ours) {
        if (theirs.status == 0) {
            theirs.become(ours);
        }
    }

    static void nullConnections(Answer theirs, Answer ours) {
        if (theirs.object().path("connections").isNull()) {
            theirs.object().putArray("connections");
        }
    }

    static void internalSubscriptions(Answer theirs, Answer ours) {
        if (theirs.object().path("subscriptions_list") instanceof ArrayNode left
                && ours.object().path("subscriptions_list") instanceof ArrayNode right) {
            framing(theirs, ours);
            removeInternal(left);
            removeInternal(right);
        }
    }

    private static void removeInternal(ArrayNode subscriptions) {
        for (int i = subscriptions.size() - 1; i >= 0; i--) {
            if (subscriptions.get(i).path("subject").asText().startsWith("$SYS.")) {
                subscriptions.remove(i);
            }
        }
    }

    static void token(Answer theirs, Answer ours) {
        for (JsonNode connection : theirs.object().path("connections")) {
            if (connection.path("authorized_user").asText().equals(Workload.TOKEN)) {
                ((ObjectNode) connection).put("authorized_user", REDACTED);
            }
        }
    }

    static void tokenOfClosed(Answer theirs, Answer ours) {
        List<ObjectNode> left = closed(theirs);
        List<ObjectNode> right = closed(ours);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (right.get(i).path("authorized_user").asText().equals(REDACTED)) {
                left.get(i).put("authorized_user", REDACTED);
            }
        }
    }

    static void cors(Answer theirs, Answer ours) {
        String allowed = ours.headers.get("access-control-allow-origin");
        if (allowed != null) {
            theirs.headers.putIfAbsent("access-control-allow-origin", allowed);
        }
    }

    static void version(Answer theirs, Answer ours) {
        if (theirs.object().has("version")) {
            theirs.object().set("version", ours.object().path("version"));
        }
    }

    /** Adds one of our fields after another field. */
    static BiConsumer<Answer, Answer> add(String field, String behind) {
        return (theirs, ours) -> insert(theirs.object(), field, ours.object().path(field), behind);
    }

    private static void insert(ObjectNode object, String field, JsonNode value, String behind) {
        if (object.has(field) || value.isMissingNode()) {
            return;
        }
        ObjectNode before = object.deepCopy();
        object.removeAll();
        before.properties().forEach(old -> {
            object.set(old.getKey(), old.getValue());
            if (old.getKey().equals(behind)) {
                object.set(field, value);
            }
        });
    }

    static void accountSubscriptions(Answer theirs, Answer ours) {
        JsonNode left = theirs.object().path("account_statz");
        JsonNode right = ours.object().path("account_statz");
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            insert(
                    (ObjectNode) left.get(i),
                    "num_subscriptions",
                    right.get(i).path("num_subscriptions"),
                    "total_conns");
        }
    }

    static void nullLeafs(Answer theirs, Answer ours) {
        if (theirs.object().path("leafs").isNull()) {
            theirs.object().putArray("leafs");
        }
    }

    static void total(Answer theirs, Answer ours) {
        if (theirs.object().has("total")) {
            theirs.object().set("total", ours.object().path("total"));
        }
    }

    static void pendingOfClosed(Answer theirs, Answer ours) {
        closed(theirs).forEach(connection -> connection.put("pending_bytes", 0));
    }

    static void maxOfClosed(Answer theirs, Answer ours) {
        List<ObjectNode> left = closed(theirs);
        List<ObjectNode> right = closed(ours);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            for (JsonNode ourDetail : right.get(i).path(DETAILS)) {
                for (JsonNode theirDetail : left.get(i).path(DETAILS)) {
                    if (ourDetail.has("max") && ourDetail.path("sid").equals(theirDetail.path("sid"))) {
                        insert((ObjectNode) theirDetail, "max", ourDetail.path("max"), "msgs");
                    }
                }
            }
        }
    }

    private static List<ObjectNode> closed(Answer answer) {
        List<ObjectNode> closed = new ArrayList<>();
        for (JsonNode connection : answer.object().path("connections")) {
            if (connection.has("stop")) {
                closed.add((ObjectNode) connection);
            }
        }
        return closed;
    }
}
