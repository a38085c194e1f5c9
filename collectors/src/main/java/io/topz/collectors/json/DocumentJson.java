package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;

/**
 * Converts documents to JSON and back. Safe for any thread.
 *
 * <p>The output is byte for byte that of nats-server 2.10.27 with Go's {@code encoding/json}: fields in declaration order, absent ones
 * omitted, maps sorted, {@code <>&} escaped, no newline at the end. Documents of any version can be read: unknown fields are skipped,
 * missing fields and nulls leave a component null, and a null array is a null list.
 */
public final class DocumentJson {

    /** The layout of JSON. */
    public enum Layout {
        /** One line per value, indented by two spaces for each enclosing object and array. */
        INDENTED,
        /** No white space. */
        COMPACT;

        /** The layout that nats-server uses for a document. */
        public static Layout of(Document document) {
            return document instanceof Healthz ? COMPACT : INDENTED;
        }
    }

    /** The greatest depth that is read. Documents of every known version are less than 20 deep; the writer indents up to 128. */
    private static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private DocumentJson() {}

    /** Writes a document in the layout of nats-server; see {@link #write(Document, Layout, OutputStream)}. */
    public static void write(Document document, OutputStream out) throws IOException {
        write(document, Layout.of(document), out);
    }

    /**
     * Writes a document in pieces of up to 16 KiB and leaves the stream open. Each list is iterated once, so that a list may create its
     * elements lazily.
     */
    public static void write(Document document, Layout layout, OutputStream out) throws IOException {
        JsonOutput json = new JsonOutput(out, layout == Layout.INDENTED);
        RecordType.of(document.getClass()).write(document, json);
        json.flush();
    }

    /** Returns a document as UTF-8 in the layout of nats-server. */
    public static byte[] bytes(Document document) {
        return bytes(document, Layout.of(document));
    }

    /** Returns a document as UTF-8. */
    public static byte[] bytes(Document document, Layout layout) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(document, layout, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The JSON name of a component of a document. */
    public static String name(RecordComponent component) {
        return RecordType.name(component);
    }

    /**
     * Reads one document.
     *
     * @throws MalformedJsonException if the text is not JSON, or not of that type
     */
    public static <D extends Document> D read(Class<D> type, byte[] json) {
        String name = type.getSimpleName();
        try (JsonParser in = parser(json)) {
            if (in.nextToken() == null) {
                throw new MalformedJsonException("the answer is empty, expected a %s document".formatted(name));
            }
            Object document = RecordType.of(type).readUnlessStrange(in);
            if (in.nextToken() != null) {
                throw new MalformedJsonException("there is more text after the %s document".formatted(name));
            }
            if (document == null) {
                throw new MalformedJsonException("not a %s document: none of its fields is there".formatted(name));
            }
            return type.cast(document);
        } catch (WrongTypeException wrongType) {
            throw new MalformedJsonException("not a %s document: %s".formatted(name, wrongType.getOriginalMessage()));
        } catch (JsonEOFException truncated) {
            throw new MalformedJsonException("the %s document is cut off after %d bytes".formatted(name, json.length));
        } catch (JsonProcessingException notJson) {
            throw new MalformedJsonException(notJson(notJson));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static JsonParser parser(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    static String notJson(JsonProcessingException problem) {
        String place = problem.getLocation() == null
                ? ""
                : " in line %d, column %d"
                        .formatted(
                                problem.getLocation().getLineNr(),
                                problem.getLocation().getColumnNr());
        String why = problem.getOriginalMessage().lines().findFirst().orElse("");
        return "not JSON%s: %s".formatted(place, why);
    }
}
