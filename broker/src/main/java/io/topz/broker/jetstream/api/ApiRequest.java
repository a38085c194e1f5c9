package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.error.ApiError;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * An API request.
 *
 * @param account the account whose streams it concerns
 * @param route the kind of request
 * @param subject the subject of the request
 * @param names the tokens after the name of the request: stream, consumer, then tokens of a subject
 * @param body the payload without headers
 * @param reply the reply subject
 * @param publisher the id of the client's connection, 0 for the broker itself
 * @param responder sends a response that is not available at once
 */
@SuppressWarnings("ArrayRecordComponent") // belongs to the handler
public record ApiRequest(
        JetStreamAccount account,
        ApiRoute route,
        ByteString subject,
        List<String> names,
        byte[] body,
        ByteString reply,
        long publisher,
        Responder responder) {

    /** Sends responses. Used on the JetStream thread. */
    public interface Responder {

        /** Sends a response after the commit of the turn, and counts the request. */
        void respond(ApiRequest request, Record answer);

        /** Like {@link #respond}, with a response that is built on another thread. */
        void respondLater(ApiRequest request, Supplier<Record> answer);

        /** Like {@link #respond}, with an error. */
        void refuse(ApiRequest request, ApiError error);
    }

    private static final int MAX_EMPTY_BYTES = 64;
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    /** The type of the response. */
    public String type() {
        return route.fullType();
    }

    /** Sends the response of a handler that returned null. */
    public void respond(Record answer) {
        responder.respond(this, answer);
    }

    /** Sends the response of a handler that returned null; {@code answer} builds it on another thread, because that takes long. */
    public void respondLater(Supplier<Record> answer) {
        responder.respondLater(this, answer);
    }

    /** Sends the error of a handler that returned null. */
    public void refuse(ApiError error) {
        responder.refuse(this, error);
    }

    /** The token at {@code index} after the name of the request. */
    public String name(int index) {
        return names.get(index);
    }

    /** All tokens from {@code index} on as one subject; empty if there are none. */
    public String subjectFrom(int index) {
        return index >= names.size() ? "" : String.join(".", names.subList(index, names.size()));
    }

    /** Whether the payload is empty or an empty JSON object. */
    public boolean isEmpty() {
        return body.length == 0 || (body.length < MAX_EMPTY_BYTES && isObject());
    }

    private boolean isObject() {
        return text().replaceAll("\\s", "").equals("{}");
    }

    private String text() {
        return new String(body, StandardCharsets.US_ASCII);
    }

    /** Parses the JSON payload; {@code null}, which the {@code nats} command line sends, counts as an empty object. */
    public <R extends Record> R json(Class<R> form) throws JetStreamException {
        try {
            boolean sets = body.length >= MAX_EMPTY_BYTES || !text().strip().equals("null");
            return RecordJson.read(form, sets ? body : NOTHING);
        } catch (MalformedJsonException notJson) {
            throw JetStreamError.INVALID_JSON.exception();
        }
    }
}
