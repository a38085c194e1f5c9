package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A type of a document's component, with its conversion to JSON and back. */
interface JsonType {

    /** The expected JSON, as words that complete "expected …". */
    String description();

    /** Writes a value of this type. */
    void write(Object value, JsonOutput out) throws IOException;

    /** Reads a value. The parser is at its first token, which is not null, and is left at its last. */
    Object read(JsonParser in) throws IOException;

    /** The type of a component. */
    static JsonType of(Type type, boolean unsigned) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new ListType(of(generic.getActualTypeArguments()[0], unsigned));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return new MapType(of(generic.getActualTypeArguments()[1], unsigned));
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return RecordType.of(plain);
        }
        if (type == String.class) {
            return ScalarType.TEXT;
        }
        if (type == Long.class) {
            return unsigned ? ScalarType.UINT64 : ScalarType.INT64;
        }
        if (type == Double.class) {
            return ScalarType.FLOAT;
        }
        if (type == Boolean.class) {
            return ScalarType.BOOL;
        }
        if (type == Instant.class) {
            return ScalarType.TIME;
        }
        if (type == JsonNode.class) {
            return TreeType.TREE;
        }
        throw new IllegalArgumentException("documents cannot hold a " + type);
    }
}
