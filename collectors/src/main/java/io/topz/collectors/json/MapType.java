package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object whose field names are data; the fields are written sorted. Null values are omitted. */
record MapType(JsonType element) implements JsonType {

    @Override
    public String description() {
        return "an object";
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        Map<?, ?> entries = value instanceof SortedMap<?, ?> sorted ? sorted : new TreeMap<>((Map<?, ?>) value);
        out.open('{');
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.field((String) entry.getKey());
            element.write(entry.getValue(), out);
        }
        out.close('}');
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw WrongTypeException.at(in, description());
        }
        SortedMap<String, Object> entries = new TreeMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                entries.put(name, element.read(in));
            }
        }
        return Collections.unmodifiableSortedMap(entries);
    }
}
