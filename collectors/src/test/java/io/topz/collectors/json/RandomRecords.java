package io.topz.collectors.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.Uint64;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A source of records with random components, which are the same for the same seed. */
final class RandomRecords {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final String[] PARTS = {
        "", "a", "<é>", "𝄞", "\u2028", "\n\t\u0001", "\"\\", "🜁&", "漢字", "0", "$KV."
    };

    private final Random random;
    private final int presentPercent;

    /**
     * Creates the source.
     *
     * @param presentPercent the percentage of components that are set; 100 also means that no list or map is empty
     */
    RandomRecords(Random random, int presentPercent) {
        this.random = random;
        this.presentPercent = presentPercent;
    }

    <R> R next(Class<R> type) throws ReflectiveOperationException, IOException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        // At least one: a document without any field is not a document.
        int always = random.nextInt(components.length);
        while (!isInJson(components[always])) {
            always = random.nextInt(components.length);
        }
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean isSet = i == always || random.nextInt(100) < presentPercent;
            values[i] = isSet && isInJson(components[i])
                    ? value(components[i].getGenericType(), components[i].isAnnotationPresent(Uint64.class))
                    : null;
        }
        return type.getConstructor(types).newInstance(values);
    }

    /** Whether a component is written to JSON. */
    static boolean isInJson(RecordComponent component) {
        return !component.getAccessor().isAnnotationPresent(JsonIgnore.class);
    }

    private Object value(Type type, boolean unsigned) throws ReflectiveOperationException, IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Type element = arguments[arguments.length - 1];
            return generic.getRawType() == List.class ? list(element, unsigned) : map(element, unsigned);
        }
        if (type == String.class) {
            return text();
        }
        if (type == Long.class) {
            long number = random.nextLong() >> random.nextInt(64);
            return unsigned && random.nextBoolean() ? -1L : unsigned ? Math.max(0, number) : number;
        }
        if (type == Double.class) {
            return random.nextInt(1000) / 10.0;
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        }
        if (type == JsonNode.class) {
            return JACKSON.readTree("{\"a>b\":[1,2.5,\"x\",true,{}],\"big\":18446744073709551615,\"none\":null}");
        }
        return next((Class<?>) type);
    }

    private List<Object> list(Type element, boolean unsigned) throws ReflectiveOperationException, IOException {
        List<Object> list = new ArrayList<>();
        for (int i = size(); i > 0; i--) {
            list.add(value(element, unsigned));
        }
        return list;
    }

    private Map<String, Object> map(Type element, boolean unsigned) throws ReflectiveOperationException, IOException {
        Map<String, Object> map = new TreeMap<>();
        for (int i = size(); i > 0; i--) {
            map.put(text() + i, value(element, unsigned));
        }
        return map;
    }

    private int size() {
        return presentPercent == 100 ? 1 + random.nextInt(2) : random.nextInt(4);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }
}
