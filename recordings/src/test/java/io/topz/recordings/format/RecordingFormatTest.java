package io.topz.recordings.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.collectors.CollectException;
import io.topz.collectors.document.Connz;
import io.topz.collectors.json.DocumentJson;
import io.topz.collectors.json.DocumentJson.Layout;
import io.topz.collectors.testing.SampleDirectory;
import io.topz.collectors.testing.Samples;
import io.topz.recordings.Roundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFormatTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Question CONNZ = new Question("n1", "/connz");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("day.topz");
    }

    @Test
    void answersOfRealServers_comeBackByteForByte() throws IOException {
        int checked = 0;
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1"))) {
            for (String sample : Samples.names()) {
                for (SampleDirectory.Entry entry : Samples.directory(sample).entries()) {
                    byte[] json = compact(Samples.directory(sample).body(entry));
                    if (json.length > 0) {
                        writer.add(START.plusMillis(checked++), new Question("n1", entry.path()), answer(json));
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(100);
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingCursor cursor = reader.cursor();
            int seen = 0;
            for (String sample : Samples.names()) {
                for (SampleDirectory.Entry entry : Samples.directory(sample).entries()) {
                    byte[] json = compact(Samples.directory(sample).body(entry));
                    if (json.length > 0) {
                        assertThat(cursor.hasNext()).isTrue();
                        Question question = cursor.question();
                        cursor.take();
                        assertThat(question.path()).isEqualTo(entry.path());
                        assertThat(json(cursor, question)).isEqualTo(json);
                        seen++;
                    }
                }
            }
            assertThat(seen).isEqualTo(checked);
            assertThat(cursor.hasNext()).isFalse();
        }
    }

    /** The JSON without white space outside texts; empty if it is not an object. */
    private static byte[] compact(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return new byte[0];
        }
        return text.replaceAll("\\s*\n\\s*", "").replace("\": ", "\":").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anyText_comesBack() throws IOException {
        List<String> odd = List.of(
                "{}",
                "{\"a\":[]}",
                "{\"a\":[{},{\"b\":\"\"},{\"b\":\"0s\"},{\"b\":\"00s\"},{\"b\":\"1m61s\"}]}",
                "{\"a\":[1,-1,0,-0,007,1e9,1.50,18446744073709551615,-9223372036854775808,999999999999999999]}",
                "{\"t\":\"2026-02-30T10:00:00Z\",\"u\":\"2026-02-03T10:00:00.50Z\",\"v\":\"0001-01-01T00:00:00Z\"}",
                "{\"t\":\"9999-12-31T23:59:59.999999999Z\",\"u\":\"2026-02-03T10:00:00.5+01:00\"}",
                "{\"q\\\"k\":\"\\u0001\\\\\\\"{[,:é漢字\"}",
                "{\"a\":[{\"x\":1},{\"x\":1},{\"x\":1}],\"b\":null,\"c\":true}",
                "{\"a\":[{\"x\":1},{\"x\":2}],\"b\":null,\"c\":false}");
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1"))) {
            for (int i = 0; i < odd.size(); i++) {
                writer.add(START.plusSeconds(i), CONNZ, answer(odd.get(i).getBytes(StandardCharsets.UTF_8)));
            }
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingCursor cursor = reader.cursor();
            for (String json : odd) {
                assertThat(cursor.hasNext()).isTrue();
                cursor.take();
                assertThat(new String(json(cursor, CONNZ), StandardCharsets.UTF_8))
                        .isEqualTo(json);
            }
        }
    }

    @Test
    void fileCutAtEveryByteOfItsLastBlock_keepsAllBefore() throws IOException {
        record(30, 10, 10);
        byte[] whole = Files.readAllBytes(file);
        long lastBlock;
        int blocks;
        Instant before;
        try (RecordingReader reader = RecordingReader.open(file)) {
            blocks = reader.blocks();
            BlockHeader last = reader.header(blocks - 1);
            lastBlock = (long) whole.length - last.packed() - BlockHeader.BYTES;
            before = Instant.ofEpochMilli(reader.header(blocks - 2).last());
        }
        assertThat(blocks).isGreaterThan(4);
        for (int length = (int) lastBlock; length < whole.length; length++) {
            Path cut = directory.resolve("cut.topz");
            Files.write(cut, Arrays.copyOf(whole, length));
            try (RecordingReader reader = RecordingReader.open(cut)) {
                assertThat(reader.blocks()).isEqualTo(blocks - 1);
                assertThat(reader.end()).isEqualTo(before);
                assertThat(reader.remarks()).hasSize(length == lastBlock ? 0 : 1);
            }
        }
    }

    @Test
    void appending_removesACutOffEndAndGoesOn() throws IOException {
        record(12, 5, 5);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1", "n2"))) {
            writer.add(
                    START.plusSeconds(100),
                    new Question("n2", "/varz"),
                    answer("{\"now\":1}".getBytes(StandardCharsets.UTF_8)));
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.remarks()).isEmpty();
            assertThat(reader.sources()).containsExactly("n1", "n2");
            RecordingCursor cursor = reader.cursor();
            cursor.moveTo(START.plusSeconds(100));
            assertThat(json(cursor, new Question("n2", "/varz")))
                    .isEqualTo("{\"now\":1}".getBytes(StandardCharsets.UTF_8));
            cursor.moveTo(START.plusSeconds(3));
            assertThat(cursor.questions()).containsOnlyKeys(CONNZ);
        }
    }

    /** Three runs of the recorder, an hour apart, with one answer each. */
    private List<Integer> recordThreeRuns() throws IOException {
        List<Integer> starts = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            starts.add(Files.exists(file) ? (int) Files.size(file) : FormatConstants.SIGNATURE.length);
            try (RecordingWriter writer = RecordingWriter.open(file, List.of("n" + run))) {
                writer.add(
                        START.plusSeconds(3600L * run),
                        new Question("n" + run, "/varz"),
                        answer("{\"now\":1}".getBytes(StandardCharsets.UTF_8)));
            }
        }
        return starts;
    }

    @Test
    void gapBetweenRuns_isKnownFromTheStart() throws IOException {
        recordThreeRuns();
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.gaps())
                    .containsExactly(
                            new RecordingGap(START, START.plusSeconds(3600), "nothing was recorded for 1h0m0s"),
                            new RecordingGap(
                                    START.plusSeconds(3600),
                                    START.plusSeconds(7200),
                                    "nothing was recorded for 1h0m0s"));
            RecordingGap gap = reader.gaps().get(0);
            Duration shortly = Duration.ofSeconds(5);
            assertThat(gap.concerns(START, shortly)).isFalse();
            assertThat(gap.concerns(START.plusSeconds(1800), shortly)).isTrue();
            assertThat(gap.concerns(START.plusSeconds(3605), shortly)).isTrue();
            assertThat(gap.concerns(START.plusSeconds(3606), shortly)).isFalse();
        }
    }

    @Test
    void damagedRun_costsOnlyThatRun_andIsAGap() throws IOException {
        List<Integer> starts = recordThreeRuns();
        byte[] bytes = Files.readAllBytes(file);
        bytes[starts.get(1) + BlockHeader.BYTES + 3] ^= 1;
        Files.write(file, bytes);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.sources()).containsExactly("n0", "n2");
            assertThat(reader.remarks()).singleElement().asString().contains("block 2 of the recording is damaged");
            assertThat(reader.gaps())
                    .filteredOn(gap -> gap.text().contains("damaged"))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.after())
                                .isEqualTo(START.plusSeconds(3600).minusMillis(1));
                        assertThat(gap.until()).isEqualTo(START.plusSeconds(7200));
                    });
            RecordingCursor cursor = reader.cursor();
            cursor.moveTo(START.plusSeconds(7200));
            assertThat(cursor.outcome(new Question("n2", "/varz"))).isPresent();
        }
    }

    @Test
    void damageInTheMiddle_costsUpToTheNextKeyBlock() throws IOException {
        record(700, 3, 3);
        byte[] bytes = Files.readAllBytes(file);
        int second;
        long lastKey;
        try (RecordingReader reader = RecordingReader.open(file)) {
            second = FormatConstants.SIGNATURE.length
                    + BlockHeader.BYTES
                    + reader.header(0).packed();
            lastKey = reader.header(reader.keyBlock(Long.MAX_VALUE)).first();
        }
        bytes[second + 10] ^= 1; // the header of the second block
        Files.write(file, bytes);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(reader.remarks()).singleElement().asString().contains("damaged");
            RecordingCursor cursor = reader.cursor();
            cursor.moveTo(Instant.ofEpochMilli(lastKey + 1500));
            assertThat(cursor.outcome(CONNZ)).isPresent();
            assertThat(DocumentJson.read(Connz.class, json(cursor, CONNZ)).connections())
                    .hasSize(3);
        }
    }

    @Test
    void anyFlippedBit_isNoticedOrHarmless() throws IOException {
        List<byte[]> answers = record(12, 2, 2);
        byte[] whole = Files.readAllBytes(file);
        for (int at = FormatConstants.SIGNATURE.length; at < whole.length; at += 7) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            try (RecordingReader reader = RecordingReader.open(file)) {
                RecordingCursor cursor = reader.cursor();
                while (cursor.hasNext()) {
                    cursor.take();
                    byte[] json = json(cursor, CONNZ);
                    assertThat(answers).anyMatch(answer -> Arrays.equals(answer, json));
                }
            } catch (IOException noticed) {
                assertThat(noticed).hasMessageContaining("day.topz");
            }
        }
    }

    @Test
    void moving_knowsWhatWasKnownThen() throws IOException {
        List<byte[]> answers = record(700, 4, 2);
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingCursor cursor = reader.cursor();
            for (int second : new int[] {0, 5, 699, 350, 349, 301, 300, 299, 12, 13, 650, 0}) {
                cursor.moveTo(START.plusSeconds(second));
                assertThat(json(cursor, CONNZ)).as("at second %d", second).isEqualTo(answers.get(second));
            }
        }
    }

    @Test
    void problems_areRecordedToo() throws IOException {
        Question health = new Question("n1", "/healthz");
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1"))) {
            writer.add(START, CONNZ, new Outcome.Refused("invalid sorting option: no"));
            writer.add(
                    START,
                    health,
                    new Outcome.Answered("{\"status\":\"error\"}".getBytes(StandardCharsets.UTF_8), 503));
            writer.add(
                    START.plusSeconds(1),
                    CONNZ,
                    new Outcome.Failed(CollectException.Kind.TIMEOUT, "no answer for 5 s"));
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            RecordingCursor cursor = reader.cursor();
            cursor.moveTo(START);
            assertThat(cursor.outcome(CONNZ)).contains(new Outcome.Refused("invalid sorting option: no"));
            assertThat(((Outcome.Answered) cursor.outcome(health).orElseThrow()).httpStatus())
                    .isEqualTo(503);
            cursor.moveTo(START.plusSeconds(1));
            assertThat(cursor.outcome(CONNZ))
                    .contains(new Outcome.Failed(CollectException.Kind.TIMEOUT, "no answer for 5 s"));
        }
    }

    @Test
    void fileOfSomethingElse_isLeftAlone() throws IOException {
        Files.writeString(file, "dear diary");
        assertThatThrownBy(() -> RecordingWriter.open(file, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a recording");
        assertThatThrownBy(() -> RecordingReader.open(file)).hasMessageContaining("not a recording");
        assertThat(file).hasContent("dear diary");
        assertThatThrownBy(() -> RecordingReader.open(directory.resolve("none")))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> RecordingReader.open(directory)).hasMessageContaining("directory");
    }

    @Test
    void file_isRecordedToOnce() throws IOException {
        try (RecordingWriter writer = RecordingWriter.open(file, List.of())) {
            assertThat(writer.bytes()).isPositive();
            assertThatThrownBy(() -> RecordingWriter.open(file, List.of())).hasMessageContaining("being recorded to");
        }
    }

    /** All seconds are alike, so the cost of one block represents that of all of its kind. */
    @Test
    void weekOfAThousandConnections_staysUnderTwoGigabytes() throws IOException {
        int seconds = 30;
        // With more connections than this, times are rounded, as for a busy server.
        record(seconds, 1000, 1000);
        try (RecordingReader reader = RecordingReader.open(file)) {
            double key = reader.header(0).packed();
            double delta = 0;
            for (int block = 1; block < reader.blocks(); block++) {
                delta += reader.header(block).packed() + BlockHeader.BYTES;
            }
            double perBlock = delta / (reader.blocks() - 1);
            double keys = 604_800_000.0 / RecordingWriter.KEY_MILLIS;
            double blocks = 604_800_000.0 / RecordingWriter.BLOCK_MILLIS;
            double week = keys * key + (blocks - keys) * perBlock;
            assertThat(week).as("bytes of a week").isLessThan(2e9);
        }
    }

    /** Records some seconds of a server with connections; returns its answers. */
    private List<byte[]> record(int seconds, int connections, int active) throws IOException {
        BusyServer server = new BusyServer(connections, active);
        List<byte[]> answers = new ArrayList<>();
        Files.deleteIfExists(file);
        try (RecordingWriter writer = RecordingWriter.open(file, List.of("n1"))) {
            for (int second = 0; second < seconds; second++) {
                byte[] json = DocumentJson.bytes(Roundings.of(server.next()), Layout.COMPACT);
                answers.add(json);
                writer.add(START.plusSeconds(second), CONNZ, answer(json));
            }
        }
        return answers;
    }

    private static Outcome answer(byte[] json) {
        return new Outcome.Answered(json, 0);
    }

    private static byte[] json(RecordingCursor cursor, Question question) throws IOException {
        Optional<Outcome> outcome = cursor.outcome(question);
        return ((Outcome.Answered) outcome.orElseThrow()).json();
    }
}
