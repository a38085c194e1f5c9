package io.topz.app.monitoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer in parts, so that the differences between any two servers can be removed. Its parts are mutable. */
final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The header name that stores how the length of the body was given. */
    static final String FRAMING = "(framing)";

    private static final int CHUNKED_ABOVE = 2048;

    /** Bodies of about this length may be chunked by only one of the servers. */
    private static final int MAYBE = 250;

    int status;
    final Map<String, String> headers;
    String text;

    @Nullable
    JsonNode json;

    Answer(Reply reply) {
        status = reply.status();
        headers = new TreeMap<>(reply.headers());
        headers.computeIfPresent("date", (name, date) -> "<date>");
        text = reply.body();
        takeFraming();
        if (reply.isJson()) {
            json = read(text);
            text = "";
        } else if (reply.contentType().equals("application/javascript")) {
            int open = text.indexOf('(');
            json = read(text.substring(open + 1, text.length() - 1));
            text = text.substring(0, open + 1) + text.charAt(text.length() - 1);
        }
    }

    /** Replaces the length by the way in which it was given: lengths differ as ids and times do. */
    private void takeFraming() {
        int length = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        String counted = headers.remove("content-length");
        String chunked = headers.remove("transfer-encoding");
        boolean near = Math.abs(length - CHUNKED_ABOVE) < MAYBE;
        headers.put(FRAMING, near ? "?" : (counted != null ? "counted" : "") + (chunked != null ? chunked : ""));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + json, malformed);
        }
    }

    /** The document; an empty one without a parent if there is none. */
    ObjectNode object() {
        return json instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    /** Takes over the content of another answer. */
    void become(Answer other) {
        status = other.status;
        headers.clear();
        headers.putAll(other.headers);
        text = other.text;
        json = other.json;
    }

    /** The whole answer as text, for comparison. */
    String print() {
        StringBuilder out = new StringBuilder("status: ").append(status).append('\n');
        headers.forEach(
                (name, value) -> out.append(name).append(": ").append(value).append('\n'));
        out.append('\n').append(text);
        return json == null
                ? out.toString()
                : out.append(Layout.indented(json.toString())).toString();
    }
}
