package io.topz.collectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Inline;
import io.topz.collectors.json.DocumentJson.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests properties of the JSON of random and damaged documents, in comparison with Jackson. {@code -Dtopz.documents} is the number of
 * documents per type, {@code -Dtopz.seed} the seed.
 */
class RandomDocumentsTest {

    private static final int DOCUMENTS = Integer.getInteger("topz.documents", 20);
    private static final long SEED = Long.getLong("topz.seed", 1);
    private static final int DAMAGES = 10;
    private static final ObjectMapper JACKSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Random random = new Random(SEED);

    static Stream<Class<?>> documents() {
        return Stream.of(Document.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("documents")
    <D extends Document> void document_withEveryField_isReadBackEqual(Class<D> type) throws Exception {
        RandomRecords full = new RandomRecords(random, 100);
        for (int round = 0; round < DOCUMENTS; round++) {
            D document = full.next(type);
            assertIsReadBack(type, document);
            assertThat(JACKSON.readTree(DocumentJson.bytes(document))).hasSize(fields(type));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    <D extends Document> void document_withSomeFields_isReadBackEqual(Class<D> type) throws Exception {
        for (int round = 0; round < DOCUMENTS; round++) {
            assertIsReadBack(type, some().next(type));
        }
    }

    /**
     * Jackson reads the same content in both layouts. JSON that Jackson writes, in any order and with additional fields, is read as the
     * same document.
     */
    @ParameterizedTest
    @MethodSource("documents")
    <D extends Document> void jackson_readsAndWritesTheSame(Class<D> type) throws Exception {
        for (int round = 0; round < DOCUMENTS; round++) {
            D document = some().next(type);
            JsonNode tree = JACKSON.readTree(DocumentJson.bytes(document, Layout.COMPACT));
            assertThat(JACKSON.readTree(DocumentJson.bytes(document, Layout.INDENTED)))
                    .isEqualTo(tree);
            assertThat(DocumentJson.read(type, JACKSON.writeValueAsBytes(tree))).isEqualTo(document);
            byte[] shuffled = JACKSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(shuffled(tree));
            assertThat(DocumentJson.read(type, shuffled)).isEqualTo(document);
        }
    }

    /**
     * Flipped, missing or additional bytes result in a document or in the one exception, and never in a document where Jackson finds no
     * JSON.
     */
    @ParameterizedTest
    @MethodSource("documents")
    <D extends Document> void damagedJson_isReadOrMalformed(Class<D> type) throws Exception {
        for (int round = 0; round < DOCUMENTS; round++) {
            byte[] json = DocumentJson.bytes(some().next(type));
            for (int i = 0; i < DAMAGES; i++) {
                byte[] damaged = damaged(json);
                Optional<D> read = read(type, damaged);
                if (read.isPresent()) {
                    String text = Arrays.toString(damaged);
                    assertThatCode(() -> JACKSON.readTree(damaged)).as(text).doesNotThrowAnyException();
                    // Invalid UTF-8 is replaced when it is written for the first time.
                    assertIsReadBack(type, DocumentJson.read(type, DocumentJson.bytes(read.orElseThrow())));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    <D extends Document> void garbage_isMalformed(Class<D> type) {
        for (int round = 0; round < DOCUMENTS; round++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            assertThat(read(type, garbage)).as(Arrays.toString(garbage)).isEmpty();
        }
    }

    private RandomRecords some() {
        return new RandomRecords(random, random.nextInt(100));
    }

    private static <D extends Document> void assertIsReadBack(Class<D> type, D document) {
        for (Layout layout : Layout.values()) {
            assertThat(DocumentJson.read(type, DocumentJson.bytes(document, layout)))
                    .as("%s, seed %d", layout, SEED)
                    .isEqualTo(document);
        }
    }

    private static <D extends Document> Optional<D> read(Class<D> type, byte[] json) {
        try {
            return Optional.of(DocumentJson.read(type, json));
        } catch (MalformedJsonException malformed) {
            return Optional.empty();
        }
    }

    private static int fields(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(RandomRecords::isInJson)
                .mapToInt(part -> part.isAnnotationPresent(Inline.class) ? fields(part.getType()) : 1)
                .sum();
    }

    /** The same object with its fields in another order and an unknown field. */
    private JsonNode shuffled(JsonNode object) throws IOException {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
        fields.add(Map.entry("unknown to all", JACKSON.readTree("{\"a\":[1,{\"b\":null}],\"c\":\"]}\"}")));
        Collections.shuffle(fields, random);
        ObjectNode shuffled = JACKSON.createObjectNode();
        fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
        return shuffled;
    }

    private byte[] damaged(byte[] json) {
        byte[] damaged = json.clone();
        int at = random.nextInt(json.length);
        switch (random.nextInt(3)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged = Arrays.copyOf(damaged, at);
            default -> {
                damaged = Arrays.copyOf(damaged, json.length + 1);
                System.arraycopy(json, at, damaged, at + 1, json.length - at);
                damaged[at] = (byte) random.nextInt(256);
            }
        }
        return damaged;
    }
}
