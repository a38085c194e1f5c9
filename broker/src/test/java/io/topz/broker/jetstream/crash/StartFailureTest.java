package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.FailingDisk.Call;
import io.topz.broker.testing.Eventually;
import io.topz.collectors.document.Healthz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of starts with files that cannot be opened, are damaged or are missing: good data stays, and everything else is reported. */
class StartFailureTest {

    private final FailingDisk disk = new FailingDisk();

    @TempDir
    private Path store;

    private DiskBroker broker;
    private Path directory;

    @BeforeEach
    void fill() {
        directory = store.resolve("jetstream/$G/streams/A");
        start();
        for (String name : List.of("A", "B")) {
            broker.createStream(name, "");
            assertThat(Client.sequence(broker.publish(name + ".a", "precious"))).hasValue(1L);
        }
        broker.close();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void start() {
        broker = DiskBroker.start(store, disk);
    }

    private void assertWhole(String stream) {
        assertThat(Client.payloadOf(broker.client.request("STREAM.MSG.GET." + stream, "{\"seq\":1}")))
                .hasValue("precious");
    }

    private void assertReported(String... words) {
        Healthz health = broker.health();
        assertThat(health.httpStatus()).isEqualTo(503);
        assertThat(health.error()).contains(words);
    }

    private void flip(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        bytes[bytes.length / 2] ^= 4;
        Files.write(directory.resolve(file), bytes);
    }

    @Test
    void files_thatCannotBeOpened_areOpenedLater() throws IOException {
        disk.failIn("/streams/", 0, Integer.MAX_VALUE, EnumSet.of(Call.OPEN));
        start();

        assertReported("stream 'A' is offline: stream.json: Input/output error");
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"code\":500", "stream is offline");
        assertThat(broker.client.request("CONSUMER.NAMES.A", "")).contains("\"code\":500");
        assertThat(broker.client.request("STREAM.CREATE.A", "{\"name\":\"A\",\"subjects\":[\"A.>\"]}"))
                .contains("\"code\":500");
        disk.heal();

        broker.awaitHealth();
        assertWhole("A");
        assertWhole("B");
        try (Stream<Path> files = Files.walk(store)) {
            assertThat(files.filter(file -> file.toString().contains("damaged")))
                    .isEmpty();
        }
    }

    @Test
    void log_thatCannotBeRead_refusesWhatIsPublished() {
        disk.failIn("/A/messages/", 0, Integer.MAX_VALUE, EnumSet.of(Call.READ));
        start();

        assertReported("stream 'A' is offline");
        assertThat(broker.publish("A.a", "more")).contains("\"error\"", "stream is offline");
        assertThat(broker.client.request("STREAM.CREATE.C", "{\"name\":\"C\",\"subjects\":[\"A.b\"]}"))
                .contains("subjects overlap");
        assertWhole("B");
        disk.heal();

        broker.awaitHealth();
        assertWhole("A");
        assertThat(Client.sequence(broker.publish("A.a", "more"))).hasValue(2L);
    }

    @Test
    void configuration_damaged_isRestoredFromItsCopy() throws IOException {
        flip("stream.json");
        start();

        assertWhole("A");
        assertReported("stream 'A' has damaged files that were put aside: stream.json.damaged-1");
        broker.close();
        start();
        assertReported("stream.json.damaged-1");
        Files.delete(directory.resolve("stream.json.damaged-1"));
        assertThat(broker.health().status()).isEqualTo("ok");
    }

    @Test
    void configuration_deleted_isRestoredFromItsCopy() throws IOException {
        Files.delete(directory.resolve("stream.json"));
        start();

        assertWhole("A");
        assertReported("stream.json.damaged-1");
    }

    @Test
    void configuration_damagedWithItsCopy_isPutAside() throws IOException {
        flip("stream.json");
        flip("stream.json.copy");
        start();

        assertReported("stream 'A' could not be recovered", "stream.json.damaged-1");
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("stream is offline");
        assertThat(broker.client.request("STREAM.CREATE.A", "{\"name\":\"A\",\"subjects\":[\"A.>\"]}"))
                .contains("\"error\"");
        assertThat(directory.resolve("messages")).isNotEmptyDirectory();
        assertWhole("B");
    }

    @Test
    void configuration_deletedWithItsCopy_isReported() throws IOException {
        Files.delete(directory.resolve("stream.json"));
        Files.delete(directory.resolve("stream.json.copy"));
        start();

        assertReported("stream 'A' could not be recovered: its configuration is damaged or missing");
        assertWhole("B");
    }

    @Test
    void stream_whoseNameIsTooLongForAFile_isFoundAgain() {
        String name = "!".repeat(200);
        start();
        broker.createStream(name, "");
        assertThat(Client.sequence(broker.publish(name + ".a", "precious"))).hasValue(1L);
        broker.close();
        disk.failIn("/streams/!".replace("!", "%21"), 0, Integer.MAX_VALUE, EnumSet.of(Call.OPEN));
        start();

        assertThat(broker.client.request("STREAM.INFO." + name, "")).contains("\"code\":500");
        disk.heal();

        broker.awaitHealth();
        assertWhole(name);
        assertThat(broker.client.request("STREAM.NAMES", "")).contains('"' + name + '"');
        assertThat(broker.client.request("STREAM.DELETE." + name, "")).contains("\"success\":true");
    }

    @Test
    void creation_thatFails_leavesNoStream() {
        for (Call call : List.of(Call.MAKE_DIRECTORY, Call.CREATE, Call.WRITE, Call.FORCE, Call.LIST)) {
            start();
            disk.failIn("/streams/N", 0, 1, EnumSet.of(call));
            assertThat(broker.client.request("STREAM.CREATE.N", "{\"name\":\"N\",\"subjects\":[\"N\"]}"))
                    .as("%s", call)
                    .contains("\"code\":500");
            disk.heal();
            broker.close();
            start();
            assertThat(broker.client.request("STREAM.INFO.N", ""))
                    .as("%s", call)
                    .contains("stream not found");
            assertThat(broker.health().status()).isEqualTo("ok");
            broker.close();
        }
        start();
        Eventually.await("the broker is well", () -> "ok".equals(broker.health().status()));
    }
}
