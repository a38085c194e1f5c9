package io.topz.broker.jetstream.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.consumer.state.StateCodec;
import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.stream.StreamListener;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.StoreFiles;
import io.topz.broker.store.SyncPolicy;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.document.StreamConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of consumers whose files are changed, truncated, emptied or deleted while the broker is stopped. */
class DamagedConsumersTest {

    @TempDir
    private Path directory;

    private JetStreamDirectory store;
    private StreamDirectory home;
    private ListSource source;
    private ConsumerFixture fixture;
    private Listener listener;

    @BeforeEach
    void openStore() throws IOException {
        store = JetStreamDirectory.open(directory, SyncPolicy.ALWAYS, StoreFiles.DISK);
        home = store.stream("A", "S");
        home.create(new byte[0]);
        source = stream("interest");
        start();
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':1000000000}");
        fixture.consumer("D", "{'durable_name':'D','ack_policy':'explicit','filter_subject':'s.d'}");
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    private static ListSource stream(String retention) {
        return new ListSource(StreamConfigBuilder.builder()
                .name("S")
                .subjects(List.of("s.>"))
                .retention(retention)
                .build());
    }

    private void start() {
        fixture = ConsumerFixture.on(source, home.consumers(), new DiskCounters());
        listener = fixture.listen("R.>");
    }

    private void stop() {
        fixture.consumers.closed(false);
        source.setListener(StreamListener.NONE);
    }

    private void restart() {
        stop();
        start();
    }

    private List<String> deliver(int count) {
        fixture.pull("C", String.valueOf(count), "R.1");
        return listener.replies();
    }

    private Path copy(String consumer) {
        return home.consumers().description(consumer).path();
    }

    private Path log() throws IOException {
        try (Stream<Path> segments = Files.list(home.path().resolve("consumers/log"))) {
            return segments.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private static void flip(Path file, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[offset] ^= 1;
        Files.write(file, bytes);
    }

    private void loseLog() throws IOException {
        deleteFrom("consumers/log", "");
    }

    private void deleteFrom(String path, String namePart) throws IOException {
        try (Stream<Path> files = Files.list(home.path().resolve(path))) {
            for (Path file :
                    files.filter(each -> each.toString().contains(namePart)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + ".damaged-1");
    }

    @Test
    void damagedCopy_isRestoredFromTheLog_andReportedUntilItIsRemoved() throws IOException {
        stop();
        flip(copy("C"), 9);

        start();

        assertThat(fixture.consumers.listed()).extracting(Consumer::name).containsExactly("C", "D");
        assertThat(aside(copy("C"))).exists();
        assertThat(fixture.consumers.problems()).singleElement().asString().contains("stream 'S'", "C.json.damaged-1");
        assertThat(home.consumers().description("C").read()).isNotEmpty();
        restart();
        assertThat(fixture.consumers.problems()).hasSize(1);
        Files.delete(aside(copy("C")));
        assertThat(fixture.consumers.problems()).isEmpty();
        restart();
        assertThat(fixture.consumers.problems()).isEmpty();
    }

    @Test
    void deletedCopy_isWrittenAgain() throws IOException {
        stop();
        Files.delete(copy("C"));

        start();

        assertThat(fixture.consumers.listed()).extracting(Consumer::name).containsExactly("C", "D");
        assertThat(copy("C")).exists();
    }

    @Test
    void lostLog_letsConsumersBeginAgain_andIsReported() throws IOException {
        fixture.store("a", "b");
        fixture.ack(deliver(1).get(0), "", "R.confirmed");
        stop();
        loseLog();
        listener.take();

        start();
        fixture.pull("C", "9", "R.1");

        assertThat(fixture.consumers.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("missing in the log"));
        assertThat(listener.texts()).contains("b");
    }

    @Test
    void lostLog_ofConsumerForNewMessages_skipsNothing() throws IOException {
        source.store("s.1", "", "old", 0);
        fixture.consumer("N", "{'durable_name':'N','ack_policy':'explicit','deliver_policy':'new'}");
        fixture.store("a", "b");
        stop();
        loseLog();

        start();
        fixture.pull("N", "9", "R.1");

        assertThat(listener.texts()).containsExactly("a", "b");
    }

    @Test
    void damagedLogAndDamagedCopy_ofOneConsumer_presumeItsInterest() throws IOException {
        fixture.store("a", "b");
        stop();
        loseLog();
        flip(copy("C"), 9);
        flip(copy("D"), 9);

        start();

        assertThat(fixture.consumers.listed()).isEmpty();
        assertThat(fixture.consumers.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("is lost"));
        assertThat(fixture.consumers.wants(ByteString.of("s.anything"))).isTrue();
        assertThat(fixture.consumers.needs(1, ByteString.of("s.1"))).isTrue();
        Consumer another = fixture.consumer("E", "{'durable_name':'E','ack_policy':'explicit'}");
        fixture.consumers.delete(another);
        fixture.reactor.run();
        assertThat(source.contains(1)).isTrue();
        restart();
        assertThat(fixture.consumers.wants(ByteString.of("s.anything"))).isTrue();
    }

    @Test
    void missingDirectory_presumesInterest() throws IOException {
        stop();
        loseLog();
        try (Stream<Path> files = Files.walk(home.path().resolve("consumers"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        start();

        assertThat(fixture.consumers.wants(ByteString.of("s.anything"))).isTrue();
        assertThat(fixture.consumers.problems()).isNotEmpty();
    }

    /** Every unacknowledged message is delivered, whichever byte of the log is wrong. */
    @Tag("slow")
    @Test
    void anyFlippedByteOfTheLog_skipsNothing() throws IOException {
        fixture.store("a", "b", "c", "d");
        List<String> acks = deliver(3);
        fixture.pass(Duration.ofMillis(500));
        fixture.ack(acks.get(1), "", "R.confirmed");
        stop();
        Path log = log();
        byte[] good = Files.readAllBytes(log);
        byte[] copyOfC = Files.readAllBytes(copy("C"));
        byte[] copyOfD = Files.readAllBytes(copy("D"));
        for (int offset = 0; offset < good.length; offset++) {
            loseLog();
            Files.write(log, good);
            Files.write(copy("C"), copyOfC);
            Files.write(copy("D"), copyOfD);
            flip(log, offset);
            assertAllIsDelivered("byte " + offset);
        }
    }

    /** Starts with the remaining files: both consumers must exist, and all messages except the second must be delivered. */
    private void assertAllIsDelivered(String what) throws IOException {
        source = stream("limits");
        for (String payload : List.of("a", "b", "c", "d")) {
            source.store("s.1", "", payload, 0);
        }
        start();
        fixture.pass(Duration.ofSeconds(2));
        fixture.pull("C", "9", "R.1");
        fixture.pass(Duration.ofSeconds(2));

        assertThat(fixture.consumers.listed())
                .as(what)
                .extracting(Consumer::name)
                .contains("C", "D");
        assertThat(listener.texts()).as(what).contains("a", "c", "d");
        stop();
        deleteFrom("consumers", ".damaged-");
    }

    /** The consumers exist and every unacknowledged message is delivered, wherever the log is truncated. */
    @Test
    @Tag("slow")
    void logThatIsCutAnywhere_skipsNothing() throws IOException {
        fixture.store("a", "b", "c", "d");
        List<String> acks = deliver(3);
        fixture.ack(acks.get(1), "", "R.confirmed");
        stop();
        Path log = log();
        byte[] good = Files.readAllBytes(log);
        for (int length = 0; length < good.length; length += 7) {
            loseLog();
            Files.write(log, Arrays.copyOf(good, length));
            assertAllIsDelivered("length " + length);
        }
    }

    @Test
    void filesOfFormerVersions_areRead() throws IOException {
        fixture.store("a", "b");
        deliver(1);
        byte[] state = StateCodec.encode(
                Objects.requireNonNull(fixture.consumers.find("C")).state());
        stop();
        loseLog();
        String description = new String(home.consumers().description("C").read(), UTF_8);
        home.consumers()
                .description("C")
                .replace(description.replaceAll(",\"start\":1", "").getBytes(UTF_8), true);
        home.consumers().oldState("C").replace(state, true);
        Files.delete(copy("D"));

        start();

        assertThat(fixture.consumers.problems()).isEmpty();
        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
        assertThat(home.consumers().oldState("C").exists()).isFalse();
        restart();
        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
    }
}
