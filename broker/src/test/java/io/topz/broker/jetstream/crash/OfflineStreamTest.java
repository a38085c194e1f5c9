package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.FailingDisk.Call;
import io.topz.broker.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of streams whose files cannot be opened: they are listed and can be deleted, and other streams keep the messages that they may
 * need.
 */
class OfflineStreamTest {

    private final FailingDisk disk = new FailingDisk();

    @TempDir
    private Path store;

    private DiskBroker broker;

    @BeforeEach
    void start() {
        broker = DiskBroker.start(store, disk);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private void restart(String path, Call call) {
        broker.close();
        disk.failIn(path, 0, Integer.MAX_VALUE, EnumSet.of(call));
        start();
    }

    @Test
    void offlineStream_isListedWithItsReason() {
        broker.createStream("A", "");
        broker.createStream("B", "");

        restart("/streams/A/", Call.OPEN);

        assertThat(broker.client.request("STREAM.NAMES", "")).contains("\"total\":2", "[\"A\",\"B\"]");
        assertThat(broker.client.request("STREAM.LIST", ""))
                .contains(
                        "\"total\":1", "\"missing\":[\"A\"]", "\"offline\":{\"A\":\"stream.json: Input/output error\"}")
                .doesNotContain(store.toString());
        disk.heal();
        broker.awaitHealth();
        assertThat(broker.client.request("STREAM.LIST", ""))
                .contains("\"total\":2")
                .doesNotContain("missing", "offline");
    }

    @ParameterizedTest
    @CsvSource({"/streams/A/,OPEN", "/A/messages/,READ"})
    void offlineStream_isDeleted(String path, Call call) {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        restart(path, call);

        assertThat(broker.client.request("STREAM.DELETE.A", "")).contains("\"success\":true");

        assertThat(broker.health().status()).isEqualTo("ok");
        assertThat(store.resolve("jetstream/$G/streams/A")).doesNotExist();
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("stream not found");
        disk.heal();
        broker.createStream("A", "");
        assertThat(Client.sequence(broker.publish("A.a", "one"))).hasValue(1L);
    }

    @Test
    void offlineStream_thatCannotBeDeleted_stays() {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        broker.close();
        disk.fail(Call.READ, Call.MOVE);
        start();

        assertThat(broker.client.request("STREAM.DELETE.A", "")).contains("\"code\":500");

        disk.heal();
        broker.awaitHealth();
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"messages\":1");
    }

    @Test
    void streamWithoutConfiguration_isDeleted() throws IOException {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        broker.close();
        Path directory = store.resolve("jetstream/$G/streams/A");
        Files.delete(directory.resolve("stream.json"));
        Files.delete(directory.resolve("stream.json.copy"));
        start();

        assertThat(broker.client.request("STREAM.NAMES", "")).contains("[\"A\"]");
        assertThat(broker.client.request("STREAM.DELETE.A", "")).contains("\"success\":true");

        assertThat(directory).doesNotExist();
        assertThat(broker.health().status()).isEqualTo("ok");
        broker.createStream("A", "");
    }

    @ParameterizedTest
    @CsvSource({"/streams/COPY/,OPEN", "/COPY/messages/,READ"})
    void origin_keepsMessagesForACopyThatIsOffline(String path, Call call) {
        broker.createStream("W", ",\"retention\":\"workqueue\"");
        broker.createConsumer("W");
        broker.client.request("STREAM.CREATE.COPY", "{\"name\":\"COPY\",\"sources\":[{\"name\":\"W\"}]}");
        broker.publish("W.a", "one");
        awaitMessages("COPY", 1);
        restart(path, call);

        broker.publish("W.a", "two");
        acknowledge(2);
        assertThat(broker.client.request("STREAM.INFO.W", "")).contains("\"messages\":2,");
        disk.heal();

        broker.awaitHealth();
        awaitMessages("COPY", 2);
        awaitMessages("W", 0);
    }

    private void acknowledge(int messages) {
        broker.pull("W", messages);
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            replies.add(broker.next().reply());
        }
        for (String reply : replies) {
            broker.client.publish(reply, broker.client.inbox("done"), "+ACK");
            broker.next();
        }
    }

    private void awaitMessages(String stream, int messages) {
        Eventually.await(
                stream + " has " + messages,
                () -> broker.client.request("STREAM.INFO." + stream, "").contains("\"messages\":" + messages + ","));
    }
}
