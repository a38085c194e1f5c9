package io.topz.broker.jetstream.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import io.topz.collectors.text.GoTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The description of a stream or consumer in {@code meta.inf}: one JSON object with the fields of the configuration and, capitalized, the
 * creation time and the name of a consumer.
 *
 * @param created the creation time; null if it is missing
 * @param config the configuration as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Meta(@Nullable Instant created, byte[] config) {

    static final String FILE = "meta.inf";
    static final String SUM = "meta.sum";

    private static final String CREATED = "Created";
    private static final String NAME = "Name";
    private static final JsonFactory JSON = new JsonFactory();

    static byte[] of(Instant created, StreamConfig config) throws IOException {
        return joined(created, null, RecordJson.bytes(config));
    }

    static byte[] of(Instant created, String name, ConsumerConfig config) throws IOException {
        return joined(created, name, RecordJson.bytes(config));
    }

    private static byte[] joined(Instant created, @Nullable String name, byte[] config) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes);
                JsonParser in = JSON.createParser(config)) {
            out.writeStartObject();
            out.writeStringField(CREATED, GoTime.format(created));
            if (name != null) {
                out.writeStringField(NAME, name);
            }
            in.nextToken();
            while (in.nextFieldName() != null) {
                out.copyCurrentStructure(in);
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static Meta parse(byte[] meta) throws IOException {
        try {
            return parseJson(meta);
        } catch (JsonProcessingException notJson) {
            throw new IOException("invalid JSON in " + FILE, notJson);
        }
    }

    private static Meta parseJson(byte[] meta) throws IOException {
        Instant created = null;
        ByteArrayOutputStream config = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(config);
                JsonParser in = JSON.createParser(meta)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("invalid JSON in " + FILE);
            }
            out.writeStartObject();
            for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
                if (field.equals(CREATED)) {
                    created = time(in.nextTextValue());
                } else if (field.equals(NAME)) {
                    in.nextToken();
                    in.skipChildren();
                } else {
                    out.copyCurrentStructure(in);
                }
            }
            out.writeEndObject();
        }
        return new Meta(created, config.toByteArray());
    }

    private static @Nullable Instant time(@Nullable String text) throws IOException {
        try {
            Instant time = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return GoTime.ZERO.equals(time) ? null : time;
        } catch (DateTimeException notTime) {
            throw new IOException("invalid time in " + FILE, notTime);
        }
    }

    /** Reads the configuration. */
    <R extends Record> R config(Class<R> form) throws IOException {
        try {
            return RecordJson.read(form, config);
        } catch (MalformedJsonException notOfThatForm) {
            throw new IOException(notOfThatForm.getMessage(), notOfThatForm);
        }
    }

    /** The content of {@code meta.sum}. */
    static byte[] sum(byte[] meta, HighwayHash hash) {
        long value = Long.reverseBytes(hash.reset().update(meta).hash());
        return HexFormat.of().toHexDigits(value).getBytes(StandardCharsets.US_ASCII);
    }
}
