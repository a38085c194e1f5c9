package io.topz.collectors.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array; null elements are omitted. */
record ListType(JsonType element) implements JsonType {

    @Override
    public String description() {
        return "an array";
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.open('[');
        for (Object item : (Iterable<?>) value) {
            out.next();
            element.write(item, out);
        }
        out.close(']');
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_ARRAY)) {
            throw WrongTypeException.at(in, description());
        }
        List<Object> items = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.VALUE_NULL) {
                items.add(element.read(in));
            }
        }
        return Collections.unmodifiableList(items);
    }
}
