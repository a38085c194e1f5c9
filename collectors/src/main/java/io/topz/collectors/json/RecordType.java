package io.topz.collectors.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.topz.collectors.document.Inline;
import io.topz.collectors.document.Uint64;
import io.topz.collectors.json.JsonOutput.Label;
import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object whose fields are the components of a record, in their order: {@code inMsgs} is the field {@code in_msgs}. A null component is
 * omitted; a field that is null or absent leaves its component null; unknown fields are skipped. A name without an exact match may match a
 * field that differs only in case. The fields of an {@link Inline} component are written in its place.
 *
 * <p>Jackson's data binding is not used because a document has the same form in both directions, and because its start-up delays the first
 * numbers of a dashboard; docs/decisions/0006-json-of-our-own.md has the measurements.
 */
final class RecordType implements JsonType {

    private static final ClassValue<RecordType> TYPES = new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
            return new RecordType(type);
        }
    };

    private static final MethodType FUNCTION = MethodType.methodType(Function.class);
    private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

    /**
     * One component with a field of its own or inline fields.
     *
     * @param inline the type of a component whose fields are written in its place, null for others
     */
    private record Field(
            int index,
            Label label,
            Method accessor,
            JsonType type,
            @Nullable RecordType inline) {}

    private final Field[] fields;
    private final Field[] inlined;
    private final Map<String, Field> byName = new HashMap<>();
    private final Map<String, Field> byFoldedName = new HashMap<>();
    private final Constructor<?> constructor;

    /**
     * One accessor per field, created at the first write: processes that only read start faster without them. They are functions because
     * method handles that are not constants take twice the time.
     */
    private volatile Function<Object, @Nullable Object> @Nullable [] accessors;

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
                    if (field.inline == null) {
                        byName.put(name(components[i]), field);
                        byFoldedName.putIfAbsent(folded(name(components[i])), field);
                    }
                }
            }
            constructor = type.getConstructor(parameters);
        } catch (ReflectiveOperationException notPublic) {
            throw new IllegalArgumentException("a document must be a public record: " + type, notPublic);
        }
        fields = found.toArray(Field[]::new);
        inlined = found.stream().filter(field -> field.inline != null).toArray(Field[]::new);
    }

    /** The JSON form of a record, determined once. */
    static RecordType of(Class<?> type) {
        return TYPES.get(type);
    }

    private static Field field(RecordComponent component, int index) {
        boolean unsigned = component.isAnnotationPresent(Uint64.class);
        JsonType type = JsonType.of(component.getGenericType(), unsigned);
        RecordType inline = component.isAnnotationPresent(Inline.class) ? of(component.getType()) : null;
        return new Field(index, new Label(name(component)), component.getAccessor(), type, inline);
    }

    /** The name of a component's JSON field. */
    static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        if (renamed != null) {
            return renamed.value();
        }
        StringBuilder name = new StringBuilder();
        for (char c : component.getName().toCharArray()) {
            if (Character.isUpperCase(c)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(c));
        }
        return name.toString();
    }

    /** A name without regard to case: Go's encoding/json compares names in this way if they do not match exactly. */
    private static String folded(String name) {
        char[] chars = name.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(Character.toUpperCase(chars[i]));
        }
        return String.valueOf(chars);
    }

    @Override
    public String description() {
        return "an object";
    }

    @Override
    public void write(Object value, JsonOutput out) throws IOException {
        out.open('{');
        writeFields(value, out);
        out.close('}');
    }

    private void writeFields(Object value, JsonOutput out) throws IOException {
        Function<Object, @Nullable Object>[] handles = accessors;
        if (handles == null) {
            handles = accessors();
            accessors = handles;
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            Object component = handles[i].apply(value);
            if (component == null) {
                continue;
            }
            if (field.inline != null) {
                field.inline.writeFields(component, out);
            } else {
                out.field(field.label);
                field.type.write(component, out);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the factory creates a function of the requested type
    private Function<Object, @Nullable Object>[] accessors() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Function<Object, @Nullable Object>[] made = new Function[fields.length];
        try {
            for (int i = 0; i < made.length; i++) {
                MethodHandle accessor = lookup.unreflect(fields[i].accessor);
                made[i] = (Function<Object, @Nullable Object>)
                        LambdaMetafactory.metafactory(lookup, "apply", FUNCTION, ANY, accessor, accessor.type())
                                .getTarget()
                                .invoke();
            }
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable notPublic) {
            throw new IllegalArgumentException("a document must be a public record", notPublic);
        }
        return made;
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        return create(readComponents(in));
    }

    /** Reads like {@link #read}, but returns null if no field is present, as in JSON of another kind. */
    @Nullable
    Object readUnlessStrange(JsonParser in) throws IOException {
        @Nullable Object[] components = readComponents(in);
        for (Object component : components) {
            if (component != null) {
                return create(components);
            }
        }
        return null;
    }

    private @Nullable Object[] readComponents(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw WrongTypeException.at(in, description());
        }
        @Nullable Object[] components = new @Nullable Object[constructor.getParameterCount()];
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            if (!readField(name, components, in)) {
                in.skipChildren();
            }
        }
        return components;
    }

    /** Reads a value into its component. The components of an inline record are collected in an array in its place. */
    private boolean readField(String name, @Nullable Object[] components, JsonParser in) throws IOException {
        Field field = find(name);
        if (field != null) {
            if (!in.hasToken(JsonToken.VALUE_NULL)) {
                components[field.index] = field.type.read(in);
            }
            return true;
        }
        for (Field each : inlined) {
            RecordType type = Objects.requireNonNull(each.inline);
            if (type.find(name) != null) {
                @Nullable Object[] gathered = (@Nullable Object[]) components[each.index];
                if (gathered == null) {
                    gathered = new @Nullable Object[type.constructor.getParameterCount()];
                    components[each.index] = gathered;
                }
                return type.readField(name, gathered, in);
            }
        }
        return false;
    }

    private @Nullable Field find(String name) {
        Field field = byName.get(name);
        return field != null ? field : byFoldedName.get(folded(name));
    }

    private Object create(@Nullable Object[] components) {
        for (Field each : inlined) {
            @Nullable Object[] gathered = (@Nullable Object[]) components[each.index];
            components[each.index] = gathered == null
                    ? null
                    : Objects.requireNonNull(each.inline).create(gathered);
        }
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a document's constructor threw", impossible);
        }
    }
}
