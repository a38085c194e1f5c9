package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Converts records that are not documents of the monitoring port, such as the requests and answers of the JetStream API, to JSON and back.
 * Safe for any thread. The rules are those of {@link DocumentJson}; the output has no white space.
 */
public final class RecordJson {

    private RecordJson() {}

    /** Returns a record as UTF-8. */
    public static byte[] bytes(Record value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        JsonOutput json = new JsonOutput(out, false);
        try {
            RecordType.of(value.getClass()).write(value, json);
            json.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /**
     * Reads one record; any of its components may be absent.
     *
     * @throws MalformedJsonException if the text is not JSON, or not of that type
     */
    public static <R extends Record> R read(Class<R> type, byte[] json) {
        try (JsonParser in = DocumentJson.parser(json)) {
            if (in.nextToken() == null) {
                throw new MalformedJsonException("there is no JSON");
            }
            Object value = RecordType.of(type).read(in);
            if (in.nextToken() != null) {
                throw new MalformedJsonException("there is more text after the JSON");
            }
            return type.cast(value);
        } catch (WrongTypeException wrongType) {
            throw new MalformedJsonException(wrongType.getOriginalMessage());
        } catch (JsonProcessingException notJson) {
            throw new MalformedJsonException(DocumentJson.notJson(notJson));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
