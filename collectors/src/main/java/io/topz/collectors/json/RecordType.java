package io.topz.collectors.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.topz.collectors.json.JsonOutput.Label;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object whose fields are the components of a record, in their order: {@code inMsgs} is the field {@code in_msgs}. A
 * component that is null is left out; a field that is null or absent leaves its component null; other fields are skipped.
 *
 * <p>Own code because a document has one form for both directions, and because data binding by Jackson needs a tenth of a
 * second to learn these records, which the first screen of a dashboard would wait for.
 */
final class RecordType implements JsonType {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=.)[A-Z]");

    private static final ClassValue<RecordType> TYPES = new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
            return new RecordType(type);
        }
    };

    /** One component that has a place in the JSON. */
    private record Field(int index, Label label, MethodHandle accessor, JsonType type) {}

    private final Field[] fields;
    private final Map<String, Field> byName = new HashMap<>();
    private final Constructor<?> constructor;

    private RecordType(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> found = new ArrayList<>();
        Class<?>[] parameters = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                parameters[i] = components[i].getType();
                if (!components[i].getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                    Field field = field(components[i], i);
                    found.add(field);
                    byName.put(name(components[i]), field);
                }
            }
            constructor = type.getConstructor(parameters);
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException("a document must be a public record: " + type, notPublic);
        }
        fields = found.toArray(Field[]::new);
    }

    /** The JSON form of a record, learnt once. */
    static RecordType of(Class<?> type) {
        return TYPES.get(type);
    }

    private static Field field(RecordComponent component, int index) throws IllegalAccessException {
        MethodHandle accessor = MethodHandles.publicLookup()
                .unreflect(component.getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
        boolean unsigned = component.isAnnotationPresent(Uint64.class);
        JsonType type = JsonType.of(component.getGenericType(), unsigned);
        return new Field(index, new Label(name(component)), accessor, type);
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        if (renamed != null) {
            return renamed.value();
        }
        return INNER_CAPITAL.matcher(component.getName()).replaceAll("_$0").toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return "an object";
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.open('{');
        for (Field field : fields) {
            Object component = get(field, value);
            if (component != null) {
                out.field(field.label);
                field.type.write(component, out);
            }
        }
        out.close('}');
    }

    /** Whether a record has nothing to write. */
    boolean isEmpty(Object value) {
        for (Field field : fields) {
            if (get(field, value) != null) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Object get(Field field, Object value) {
        try {
            return field.accessor.invokeExact(value);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable impossible) {
            throw new AssertionError("an accessor of a document threw", impossible);
        }
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw WrongTypeException.at(in, description());
        }
        @Nullable Object[] values = new @Nullable Object[constructor.getParameterCount()];
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            JsonToken token = in.nextToken();
            Field field = byName.get(name);
            if (field == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                values[field.index] = field.type.read(in);
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a document's constructor threw", impossible);
        }
    }
}
