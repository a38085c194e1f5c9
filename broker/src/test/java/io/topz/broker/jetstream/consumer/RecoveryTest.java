package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.store.StoreDirectory;
import io.topz.broker.jetstream.store.StoreFiles;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.jetstream.store.SyncPolicy;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    private static final StreamConfig STREAM = StreamConfigBuilder.builder()
            .name("S")
            .subjects(List.of("s.>"))
            .retention("limits")
            .build();

    @TempDir
    Path directory;

    private StoreDirectory store;
    private StreamDirectory home;
    private final ListSource source = new ListSource(STREAM);
    private Scene scene;
    private Listener listener;

    @BeforeEach
    void openStore() throws IOException {
        store = StoreDirectory.open(directory, SyncPolicy.ALWAYS, StoreFiles.DISK);
        home = store.stream("A", "S");
        home.create(new byte[0]);
        start();
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    private void start() {
        scene = Scene.on(source, new DirectoryFiles(home, Runnable::run));
        listener = scene.listen("R.>");
    }

    private void crash() {
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        start();
    }

    private void stop() {
        scene.consumers.closed(false);
        start();
    }

    private List<String> deliver(int count) {
        scene.pull("C", String.valueOf(count), "R.1");
        return listener.take().stream().map(Listener.Received::reply).toList();
    }

    @Test
    void stop_keepsEverything() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b", "c", "d");
        List<String> acks = deliver(3);
        scene.ack(acks.get(0), "");
        scene.ack(acks.get(2), "-NAK");

        stop();

        assertThat(scene.floor("C").streamSeq()).isEqualTo(1);
        assertThat(scene.info("C").numAckPending()).isEqualTo(2);
        assertThat(scene.info("C").numPending()).isEqualTo(1);
        scene.pull("C", "9", "R.1");
        assertThat(listener.texts()).containsExactly("c", "d");
    }

    @Test
    void crash_forgetsAcknowledgementsOfTheLastMoments() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':1000000000}");
        scene.store("a", "b");
        List<String> acks = deliver(2);
        scene.pass(Duration.ofMillis(201));
        scene.ack(acks.get(0), "");
        scene.pass(Duration.ofMillis(201));
        scene.ack(acks.get(1), "");

        crash();

        assertThat(scene.floor("C").streamSeq()).isEqualTo(1);
        assertThat(scene.info("C").numAckPending()).isEqualTo(1);
    }

    @Test
    void state_isNotWrittenForEveryAcknowledgement() throws IOException {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b", "c");
        List<String> acks = deliver(3);
        scene.pass(Duration.ofMillis(250));
        byte[] before = home.consumerState("C").read();

        scene.ack(acks.get(0), "");
        scene.pass(Duration.ofMillis(1));
        byte[] first = home.consumerState("C").read();
        scene.ack(acks.get(1), "");
        scene.pass(Duration.ofMillis(100));

        assertThat(first).isNotEqualTo(before);
        assertThat(home.consumerState("C").read()).isEqualTo(first);
    }

    @Test
    void messagesThatHaveGoneMeanwhile_areNotWaitedFor() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b", "c");
        deliver(3);
        scene.consumers.closed(false);
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        source.purge(3);

        start();

        assertThat(scene.info("C").numAckPending()).isEqualTo(1);
        assertThat(scene.floor("C").streamSeq()).isEqualTo(2);
    }

    @Test
    void streamThatHasLostItsEnd_isFollowedFromThere() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b", "c");
        deliver(3);
        scene.consumers.closed(false);
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        source.forgetFrom(2);

        start();
        scene.store("new");
        scene.pull("C", "1", "R.1");

        assertThat(listener.texts()).containsExactly("new");
    }

    @Test
    void damagedState_isPutAsideAndTheConsumerStartsAnew() throws IOException {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b");
        deliver(2);
        scene.consumers.closed(false);
        Path file = home.consumerState("C").path();
        byte[] bytes = Files.readAllBytes(file);
        bytes[1] ^= 1;
        Files.write(file, bytes);

        start();
        scene.pull("C", "9", "R.1");

        assertThat(listener.texts()).containsExactly("a", "b");
        assertThat(file.resolveSibling("C.state.damaged-1")).exists();
    }

    @Test
    void damagedDescription_leavesTheOthers() throws IOException {
        scene.consumer("C", "{'durable_name':'C'}");
        scene.consumer("D", "{'durable_name':'D'}");
        scene.consumers.closed(false);
        Path file = home.consumerConfig("C").path();
        Files.write(file, new byte[] {1, 2, 3});

        start();

        assertThat(scene.consumers.listed()).extracting(Consumer::name).containsExactly("D");
        assertThat(file.resolveSibling("C.json.damaged-1")).exists();
    }

    @Test
    void deletedConsumer_doesNotComeBack() throws IOException {
        Consumer consumer = scene.consumer("C", "{'durable_name':'C'}");

        scene.consumers.delete(consumer);
        crash();

        assertThat(scene.consumers.count()).isZero();
        assertThat(home.consumers()).isEmpty();
    }
}
