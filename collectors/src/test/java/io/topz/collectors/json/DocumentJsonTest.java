package io.topz.collectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Inline;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.JszBuilder;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.text.GoTime;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentJsonTest {

    /** An answer with the fields of a document after its own fields. */
    public record Answer(
            String type,
            @Inline @Nullable SequenceInfo sequence,
            @Nullable Boolean last) {}

    @Test
    void inlineComponent_isWrittenAndReadInItsPlace() {
        Answer answer = new Answer("a", new SequenceInfo(1L, 2L, null), true);
        byte[] json = RecordJson.bytes(answer);
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"a\",\"consumer_seq\":1,\"stream_seq\":2,\"last\":true}");
        assertThat(RecordJson.read(Answer.class, json)).isEqualTo(answer);
    }

    @Test
    void inlineComponent_withoutAnyOfItsFields_isNull() {
        byte[] json = "{\"type\":\"a\",\"last\":null,\"other\":[1]}".getBytes(StandardCharsets.UTF_8);
        assertThat(RecordJson.read(Answer.class, json)).isEqualTo(new Answer("a", null, null));
    }

    @Test
    void write_emptyContainers_asGoDoes() {
        Varz varz = VarzBuilder.builder()
                .serverId("N")
                .tags(List.of())
                .httpReqStats(Map.of())
                .build();
        assertThat(text(varz)).isEqualTo("{\n  \"server_id\": \"N\",\n  \"http_req_stats\": {},\n  \"tags\": []\n}");
    }

    @Test
    void write_maps_sorted() {
        Varz varz = VarzBuilder.builder()
                .httpReqStats(Map.of("/varz", 2L, "/", 1L, "/connz", 3L))
                .build();
        assertThat(text(varz)).isEqualTo("""
                {
                  "http_req_stats": {
                    "/": 1,
                    "/connz": 3,
                    "/varz": 2
                  }
                }""");
    }

    @Test
    void write_zeroTimeAndUnsigned_asGoDoes() {
        Jsz jsz = JszBuilder.builder().now(GoTime.ZERO).reservedMemory(-1L).build();
        assertThat(text(jsz))
                .isEqualTo("{\n  \"now\": \"0001-01-01T00:00:00Z\",\n  \"reserved_memory\": 18446744073709551615\n}");
        assertThat(read(Jsz.class, text(jsz))).isEqualTo(jsz);
    }

    @Test
    void write_healthz_inOneLineWithoutItsStatus() {
        assertThat(text(new Healthz("error", null, "no \"stream\"", null, 404)))
                .isEqualTo("{\"status\":\"error\",\"error\":\"no \\\"stream\\\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"orders.>|orders.\\u003e", "<a & b>|\\u003ca \\u0026 b\\u003e", "é€|é€", "𝄞|𝄞", "/|/"})
    void write_texts_escapedAsGoDoes(String name, String json) {
        assertThat(compactName(name)).isEqualTo(json);
    }

    @Test
    void write_controlCharactersAndLineSeparators_escapedAsGoDoes() {
        assertThat(compactName("\"\\\b\f\n\r\t\u0000\u001b\u007f\u2028\u2029"))
                .isEqualTo("\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001b\u007f\\u2028\\u2029");
    }

    @Test
    void write_halfASurrogatePair_asReplacementCharacter() {
        assertThat(compactName("a\ud834")).isEqualTo("a\ufffd");
        assertThat(compactName("\udd1eb")).isEqualTo("\ufffdb");
        assertThat(compactName("\ud834\ud834\udd1e")).isEqualTo("\ufffd𝄞");
    }

    /** Texts of any length and content cross the boundary of the small buffer at any position. */
    @Test
    void write_hostileTexts_readBackEqualByAnotherReader() throws Exception {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            StringBuilder name = new StringBuilder();
            int length = random.nextInt(1 << random.nextInt(16));
            for (int i = 0; i < length; i++) {
                int c = random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(0x80);
                name.appendCodePoint(c >= 0xd800 && c < 0xe000 ? '?' : c);
            }
            Connz connz = named(name.toString());
            byte[] json = DocumentJson.bytes(connz);
            assertThat(new ObjectMapper()
                            .readTree(json)
                            .get("connections")
                            .get(0)
                            .get("name")
                            .textValue())
                    .isEqualTo(name.toString());
            assertThat(DocumentJson.read(Connz.class, json)).isEqualTo(connz);
        }
    }

    @Test
    void write_manyConnections_comesInSmallPieces() throws Exception {
        Connz connz = ConnzBuilder.builder()
                .connections(Collections.nCopies(
                        10_000, ConnInfoBuilder.builder().cid(7L).name("x").build()))
                .build();
        int[] largest = {0};
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DocumentJson.write(connz, new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int start, int length) {
                largest[0] = Math.max(largest[0], length);
                all.write(bytes, start, length);
            }
        });
        assertThat(largest[0]).isBetween(8 * 1024, 16 * 1024);
        assertThat(all.toByteArray()).isEqualTo(DocumentJson.bytes(connz)).hasSizeGreaterThan(400_000);
    }

    @Test
    void read_unknownFieldsAndNulls_areLeftOut() {
        Varz varz = read(Varz.class, """
                {"unknown": {"deep": [1, {"x": null}]}, "server_id": null, "port": 4222, "tags": null,
                 "connect_urls": ["a", null, "b"], "http_req_stats": {"/varz": 1, "/x": null}, "new_list": [[]]}""");
        assertThat(varz)
                .isEqualTo(VarzBuilder.builder()
                        .port(4222L)
                        .connectUrls(List.of("a", "b"))
                        .httpReqStats(Map.of("/varz", 1L))
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"port\":\"4222\"}|not a Varz document: /port is a text, expected a whole number of 64 bits",
                "{\"port\":1.5}|not a Varz document: /port is another number, expected a whole number of 64 bits",
                "{\"port\":9223372036854775808}|not a Varz document: /port is another number, expected a whole number of 64 bits",
                "{\"total_connections\":-1}|not a Varz document: /total_connections is another number, expected a whole number of 64 bits without a sign",
                "{\"host\":[]}|not a Varz document: /host is an array, expected a text",
                "{\"cluster\":true}|not a Varz document: /cluster is a boolean, expected an object",
                "{\"tags\":[\"a\",{}]}|not a Varz document: /tags/1 is an object, expected a text",
                "{\"http_req_stats\":{\"/x\":{}}}|not a Varz document: /http_req_stats/~1x is an object, expected a whole number of 64 bits",
                "{\"now\":\"soon\"}|not a Varz document: /now is a text, expected a time such as 2026-11-21T07:44:19Z",
                "[]|not a Varz document: the document is an array, expected an object",
                "{}|not a Varz document: none of its fields is there",
                "{\"port\":1|the Varz document is cut off after 9 bytes",
                "{\"port\":1}{}|there is more text after the Varz document"
            })
    void read_anotherType_saysWhereAndWhy(String json, String sentence) {
        assertThatThrownBy(() -> read(Varz.class, json))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage(sentence);
    }

    @Test
    void read_malformedRemoteText_isNotQuotedAsItIs() {
        assertThatThrownBy(() -> read(Varz.class, "{\"http_req_stats\":{\"\\u001b[31m\":{}}}"))
                .hasMessageContaining("/http_req_stats/?[31m is an object");
    }

    /** Every damaged document results in a document or in an exception with a sentence. */
    @Test
    void read_mutatedDocuments_neverFailOtherwise() {
        byte[] original = DocumentJson.bytes(VarzBuilder.builder()
                .serverId("N")
                .port(4222L)
                .cpu(1.5)
                .now(GoTime.ZERO)
                .tags(List.of("a", "b"))
                .httpReqStats(Map.of("/varz", 1L))
                .totalConnections(-1L)
                .build());
        Random random = new Random(23);
        int documents = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] mutated = original.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(mutated.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:0n".charAt(random.nextInt(9)));
            }
            try {
                DocumentJson.read(Varz.class, mutated);
                documents++;
            } catch (MalformedJsonException malformed) {
                assertThat(malformed.getMessage()).isNotBlank().doesNotContain("\n");
            }
        }
        assertThat(documents).isBetween(1_000, 40_000);
    }

    private static Connz named(String name) {
        return ConnzBuilder.builder()
                .connections(List.of(ConnInfoBuilder.builder().name(name).build()))
                .build();
    }

    private static String compactName(String name) {
        String json = new String(DocumentJson.bytes(named(name), DocumentJson.Layout.COMPACT), StandardCharsets.UTF_8);
        assertThat(json).startsWith("{\"connections\":[{\"name\":\"").endsWith("\"}]}");
        return json.substring("{\"connections\":[{\"name\":\"".length(), json.length() - "\"}]}".length());
    }

    private static String text(Document document) {
        return new String(DocumentJson.bytes(document), StandardCharsets.UTF_8);
    }

    private static <D extends Document> D read(Class<D> type, String json) {
        return DocumentJson.read(type, json.getBytes(StandardCharsets.UTF_8));
    }
}
