package io.topz.collectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Uint64;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents in which every component is set, also those that no recorded answer holds. */
class EveryFieldTest {

    private final Random random = new Random(31);

    static Stream<Class<?>> documents() {
        return Stream.of(Document.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void document_withEveryField_isReadBackEqual(Class<? extends Document> type) throws Exception {
        for (int round = 0; round < 20; round++) {
            Document document = type.cast(record(type));
            byte[] json = DocumentJson.bytes(document);
            assertThat(DocumentJson.read(type, json)).isEqualTo(document);
            assertThat(DocumentJson.read(type, DocumentJson.bytes(document, DocumentJson.Layout.COMPACT)))
                    .isEqualTo(document);
            assertThat(new ObjectMapper().readTree(json)).hasSize(fields(type));
        }
    }

    private static int fields(Class<?> type) {
        return (int) Stream.of(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .count();
    }

    private Object record(Class<?> type) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            boolean inJson = !components[i].getAccessor().isAnnotationPresent(JsonIgnore.class);
            values[i] = inJson
                    ? value(components[i].getGenericType(), components[i].isAnnotationPresent(Uint64.class))
                    : null;
        }
        return type.getConstructor(types).newInstance(values);
    }

    private Object value(Type type, boolean unsigned) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Object element = value(arguments[arguments.length - 1], unsigned);
            return generic.getRawType() == List.class ? List.of(element, element) : Map.of(text(), element);
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
            return new ObjectMapper()
                    .readTree("{\"a>b\":[1,2.5,\"x\",true,{}],\"big\":18446744073709551615,\"none\":null}");
        }
        return record((Class<?>) type);
    }

    private String text() {
        return "<é𝄞\u2028\n>" + random.nextInt(100);
    }
}
