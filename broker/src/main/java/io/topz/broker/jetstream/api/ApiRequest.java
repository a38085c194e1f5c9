package io.topz.broker.jetstream.api;

import io.topz.broker.jetstream.account.JetStreamAccount;
import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.CollectException;
import io.topz.collectors.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request to the API.
 *
 * @param account whose streams it is about
 * @param type what its answer calls itself
 * @param names what stands in the subject behind the name of the request: stream, consumer, then tokens of a subject
 * @param body the payload, headers left out
 * @param reply where the answer goes
 */
@SuppressWarnings("ArrayRecordComponent") // belongs to the handler
public record ApiRequest(JetStreamAccount account, String type, List<String> names, byte[] body, ByteString reply) {

    private static final int MAX_EMPTY_BYTES = 64;
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

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
        } catch (CollectException notJson) {
            throw JetStreamError.INVALID_JSON.exception();
        }
    }
}
