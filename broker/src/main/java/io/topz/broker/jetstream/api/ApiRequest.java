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
 * One request to the API.
 *
 * @param account whose streams it is about
 * @param route what is asked for
 * @param subject the request's own
 * @param names what stands in the subject after the name of the request: stream, consumer, then tokens of a subject
 * @param body the payload, headers left out
 * @param reply where the answer goes
 * @param publisher the id of the connection that asks, 0 for the broker itself
 * @param responder sends an answer that is not there at once
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

    /** Sends answers, on the JetStream thread. */
    public interface Responder {

        /** Sends an answer once the turn is committed, and counts the request. */
        void respond(ApiRequest request, Record answer);

        /** The same with an answer that is made on another thread. */
        void respondLater(ApiRequest request, Supplier<Record> answer);

        /** The same with a refusal. */
        void refuse(ApiRequest request, ApiError error);
    }

    private static final int MAX_EMPTY_BYTES = 64;
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    /** What the answer calls itself. */
    public String type() {
        return route.fullType();
    }

    /** Sends the answer of a handler that returned null. */
    public void respond(Record answer) {
        responder.respond(this, answer);
    }

    /** Sends the answer of a handler that returned null; {@code answer} makes it on another thread, because that takes long. */
    public void respondLater(Supplier<Record> answer) {
        responder.respondLater(this, answer);
    }

    /** Sends the refusal of a handler that returned null. */
    public void refuse(ApiError error) {
        responder.refuse(this, error);
    }

    /** The n-th name of the subject. */
    public String name(int index) {
        return names.get(index);
    }

    /** All from the n-th name on, as one subject; empty if there is none. */
    public String subjectFrom(int index) {
        return index >= names.size() ? "" : String.join(".", names.subList(index, names.size()));
    }

    /** Whether there is no payload, or an object without fields. */
    public boolean isEmpty() {
        return body.length == 0 || (body.length < MAX_EMPTY_BYTES && isObject());
    }

    private boolean isObject() {
        return text().replaceAll("\\s", "").equals("{}");
    }

    private String text() {
        return new String(body, StandardCharsets.US_ASCII);
    }

    /** The payload, which must be JSON of that form; {@code null}, which the {@code nats} command line sends, sets nothing. */
    public <R extends Record> R json(Class<R> form) throws JetStreamException {
        try {
            boolean sets = body.length >= MAX_EMPTY_BYTES || !text().strip().equals("null");
            return RecordJson.read(form, sets ? body : NOTHING);
        } catch (MalformedJsonException notJson) {
            throw JetStreamError.INVALID_JSON.exception();
        }
    }
}
