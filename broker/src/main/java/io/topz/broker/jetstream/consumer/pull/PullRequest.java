package io.topz.broker.jetstream.consumer.pull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The payload of a pull request: empty for one message, a number, or a JSON object.
 *
 * @param batch the maximum number of messages; one if it is not positive
 * @param expires how long the request may wait, in nanoseconds; 0 for ever; a negative one has expired already
 * @param noWait whether the request ends when there are no messages
 * @param maxBytes the maximum number of bytes, subjects included; 0 for no limit
 * @param heartbeat the idle time after which a heartbeat is sent, in nanoseconds; 0 for never
 */
public record PullRequest(long batch, long expires, boolean noWait, long maxBytes, long heartbeat) {

    private static final PullRequest ONE = new PullRequest(1, 0, false, 0, 0);
    private static final JsonFactory JSON = new JsonFactory();

    /** The refusal of a malformed request. Its message is meant for the client. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads the payload of a request. */
    public static PullRequest read(byte[] buffer, int offset, int length) throws Malformed {
        int start = offset;
        int end = offset + length;
        while (start < end && buffer[start] <= ' ') {
            start++;
        }
        while (end > start && buffer[end - 1] <= ' ') {
            end--;
        }
        if (start == end) {
            return ONE;
        }
        if (buffer[start] == '{') {
            return json(buffer, start, end - start);
        }
        return number(new String(buffer, start, end - start, StandardCharsets.UTF_8));
    }

    private static PullRequest number(String text) {
        try {
            return new PullRequest(Integer.parseInt(text), 0, false, 0, 0);
        } catch (NumberFormatException noNumber) {
            return ONE;
        }
    }

    private static PullRequest json(byte[] buffer, int offset, int length) throws Malformed {
        long batch = 0;
        long expires = 0;
        boolean noWait = false;
        long maxBytes = 0;
        long heartbeat = 0;
        try (JsonParser in = JSON.createParser(buffer, offset, length)) {
            in.nextToken();
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                JsonToken value = in.nextToken();
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "batch" -> batch = number(in, value, name);
                    case "expires" -> expires = number(in, value, name);
                    case "max_bytes" -> maxBytes = number(in, value, name);
                    case "idle_heartbeat" -> heartbeat = number(in, value, name);
                    case "no_wait" -> noWait = value == JsonToken.VALUE_TRUE;
                    default -> in.skipChildren();
                }
            }
            if (!in.hasToken(JsonToken.END_OBJECT)) {
                throw new Malformed("unexpected end of JSON input");
            }
        } catch (IOException e) {
            throw new Malformed("unexpected end of JSON input");
        }
        if (heartbeat > 0 && heartbeat > expires / 2) {
            throw new Malformed("heartbeat value too large");
        }
        return new PullRequest(batch, expires, noWait, Math.max(0, maxBytes), Math.max(0, heartbeat));
    }

    private static long number(JsonParser in, JsonToken value, String name) throws IOException, Malformed {
        if (value == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (value != JsonToken.VALUE_NUMBER_INT) {
            throw new Malformed("json: cannot unmarshal " + kind(value)
                    + " into Go struct field JSApiConsumerGetNextRequest." + name + " of type int");
        }
        return in.getLongValue();
    }

    private static String kind(JsonToken value) {
        return switch (value) {
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            case START_ARRAY -> "array";
            case START_OBJECT -> "object";
            default -> "number";
        };
    }
}
