package io.topz.collectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.testing.SampleDirectory;
import io.topz.collectors.testing.SampleDirectory.Entry;
import io.topz.collectors.testing.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every recorded answer of every version is read and written back. */
class RecordedAnswersTest {

    private static final ObjectMapper TREES = new ObjectMapper();

    /** nats-server 2.10.27 prints these lists and maps as null, which a document does not distinguish from absent ones. */
    private static final Set<String> WITH_NULLS = Set.of("connz,acc=NOSUCH,auth=1.json", "gatewayz,gw_name=NOPE.json");

    record Answer(SampleDirectory recording, Entry entry, Endpoint<?> endpoint) {

        private byte[] body() {
            return recording.body(entry);
        }

        private String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        private String version() {
            return recording.name().split("/")[1];
        }

        private Document document() {
            return DocumentJson.read(endpoint.document(), body());
        }

        @Override
        public String toString() {
            return recording.name() + " " + entry.path();
        }
    }

    static List<Answer> documents() {
        List<Answer> found = new ArrayList<>();
        for (String name : Samples.names()) {
            SampleDirectory recording = Samples.directory(name);
            for (Entry entry : recording.entries()) {
                endpoint(entry).ifPresent(endpoint -> found.add(new Answer(recording, entry, endpoint)));
            }
        }
        return found;
    }

    static Stream<Answer> documentsOfTheReference() {
        return documents().stream()
                .filter(answer -> answer.version().equals("2.10.27")
                        || Endpoint.ofStreamingServer().contains(answer.endpoint()));
    }

    private static Optional<Endpoint<?>> endpoint(Entry entry) {
        if (!entry.contentType().equals("application/json")) {
            return Optional.empty();
        }
        String path = entry.path().replaceAll("\\?.*", "").replace("subscriptionsz", "subsz");
        return Endpoint.all().stream()
                .filter(endpoint -> path.endsWith(endpoint.path()))
                .findFirst();
    }

    @Test
    void documents_ofEveryVersionAndEndpoint_areThere() {
        assertThat(documents().stream().collect(Collectors.groupingBy(Answer::version, Collectors.counting())))
                .containsOnlyKeys("2.9.10", "2.10.27", "2.15.1", "0.20.0", "0.25.6")
                .allSatisfy((key, count) -> assertThat(count).isGreaterThan(key.startsWith("2.") ? 180L : 9L));
        assertThat(documents().stream().map(Answer::endpoint).distinct())
                .hasSize(Endpoint.ofNatsServer().size()
                        + Endpoint.ofStreamingServer().size());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void writtenBack_everyAnswer_isTheSameTree(Answer answer) throws IOException {
        JsonNode written = TREES.readTree(DocumentJson.bytes(answer.document()));
        assertThat(written).isEqualTo(withoutNulls(TREES.readTree(answer.body())));
    }

    @ParameterizedTest
    @MethodSource("documentsOfTheReference")
    void writtenBack_answerOfTheReferenceVersion_isTheSameText(Answer answer) {
        String recorded = answer.text();
        String expected =
                WITH_NULLS.contains(answer.entry.file()) ? recorded.replaceAll(",?\n *\"\\w+\": null", "") : recorded;
        assertThat(new String(DocumentJson.bytes(answer.document()), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void written_compact_isTheSameInOneLine() {
        assertThat(documentsOfTheReference()).allSatisfy(answer -> {
            byte[] compact = DocumentJson.bytes(answer.document(), DocumentJson.Layout.COMPACT);
            assertThat(compact).doesNotContain((byte) '\n');
            assertThat(DocumentJson.read(answer.endpoint.document(), compact)).isEqualTo(answer.document());
        });
    }

    /** Version 2.9.10 does not differ; 2.15.1 prints the usage of JetStream first in /jsz, and bytes after msgs in /varz. */
    @Test
    void order_ofOtherVersions_differsOnlyInKnownPlaces() {
        List<String> differing = documents().stream()
                .filter(answer -> answer.recording.name().startsWith("nats-server/"))
                .filter(answer -> !WITH_NULLS.contains(answer.entry.file()))
                .filter(answer -> !sameText(answer))
                .map(answer -> answer.version() + " " + answer.endpoint.path())
                .distinct()
                .sorted()
                .toList();
        assertThat(differing)
                .as("which versions order which documents otherwise")
                .containsExactly("2.15.1 /jsz", "2.15.1 /varz");
    }

    private static boolean sameText(Answer answer) {
        String recorded = answer.text().replaceAll(",?\n *\"\\w+\": null", "");
        return recorded.equals(new String(DocumentJson.bytes(answer.document()), StandardCharsets.UTF_8));
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(RecordedAnswersTest::withoutNulls);
        return node;
    }
}
