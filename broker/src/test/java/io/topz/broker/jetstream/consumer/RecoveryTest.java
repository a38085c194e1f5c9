package io.topz.broker.jetstream.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.store.JetStreamDirectory;
import io.topz.broker.jetstream.store.StreamDirectory;
import io.topz.broker.store.DiskCounters;
import io.topz.broker.store.StoreFiles;
import io.topz.broker.store.SyncPolicy;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {

    private static final StreamConfig STREAM = StreamConfigBuilder.builder()
            .name("S")
            .subjects(List.of("s.>"))
            .retention("limits")
            .build();

    @TempDir
    Path directory;

    private JetStreamDirectory store;
    private StreamDirectory home;
    private final ListSource source = new ListSource(STREAM);
    private Scene scene;
    private Listener listener;

    @BeforeEach
    void openStore() throws IOException {
        store = JetStreamDirectory.open(directory, SyncPolicy.ALWAYS, StoreFiles.DISK);
        home = store.stream("A", "S");
        home.create(new byte[0]);
        start();
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    private void start() {
        scene = Scene.on(source, home.consumers(), new DiskCounters());
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
        return listener.replies();
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
    void acknowledgementThatWasConfirmed_survivesACrash() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.store("a", "b", "c", "d");
        List<String> acks = deliver(4);
        scene.ack(acks.get(0), "+ACK", "R.confirmed");
        scene.ack(acks.get(2), "+TERM", "R.confirmed");
        scene.ack(acks.get(3), "-NAK", "R.confirmed");
        assertThat(listener.take()).hasSize(3);

        crash();

        assertThat(scene.floor("C").streamSeq()).isEqualTo(1);
        assertThat(scene.info("C").numAckPending()).isEqualTo(2);
        scene.pull("C", "9", "R.1");
        assertThat(listener.texts()).containsExactly("d");
    }

    /** The clock starts again with the consumer, so all of the delay remains after the crash. */
    @ParameterizedTest
    @ValueSource(ints = {3, 30})
    void refusalWithADelay_keepsItsTimeAfterACrash(int seconds) {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':10000000000}");
        scene.store("a");
        scene.ack(deliver(1).get(0), "-NAK " + seconds + "s");
        scene.pass(Duration.ofSeconds(1));

        crash();
        scene.pull("C", "{'batch':1,'expires':60000000000}", "R.1");

        scene.pass(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(listener.texts()).isEmpty();
        scene.pass(Duration.ofMillis(2));
        assertThat(listener.texts()).containsExactly("a");
    }

    @Test
    void acknowledgementOfAllBefore_thatWasConfirmed_survivesACrash() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'all'}");
        scene.store("a", "b", "c", "d");
        List<String> acks = deliver(4);
        scene.pass(Duration.ofSeconds(1));
        scene.ack(acks.get(2), "", "R.confirmed");

        crash();

        assertThat(scene.floor("C").streamSeq()).isEqualTo(3);
        assertThat(scene.info("C").numAckPending()).isEqualTo(1);
    }

    @Test
    void manyConfirmedAcknowledgements_surviveEachCrash() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','max_ack_pending':-1}");
        Random random = new Random(5);
        Set<String> open = new TreeSet<>();
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < 40; i++) {
                scene.store("m" + round + "." + i);
            }
            scene.pull("C", "40", "R.1");
            List<Listener.Received> delivered = listener.take();
            delivered.forEach(message -> open.add(message.text()));
            for (Listener.Received message : delivered) {
                if (random.nextInt(4) > 0) {
                    scene.ack(message.reply(), "", "R.confirmed");
                    open.remove(message.text());
                }
            }
            if (random.nextInt(3) == 0) {
                crash();
            }
            assertThat(scene.info("C").numAckPending()).isEqualTo(open.size());
        }
        crash();
        scene.pass(Duration.ofMinutes(1));
        scene.pull("C", "2000", "R.1");
        assertThat(listener.texts()).containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void consumerForNewMessages_missesNoneAfterACrash() {
        scene.store("old");
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','deliver_policy':'new'}");
        scene.store("new");

        crash();
        scene.pull("C", "9", "R.1");

        assertThat(listener.texts()).containsExactly("new");
    }

    @Test
    void changedConsumer_isWhatItWasConfirmedToBe() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','max_deliver':7}");

        crash();

        assertThat(scene.consumers.listed())
                .extracting(consumer -> consumer.config().maxDeliver())
                .containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(ints = {246, 255})
    void longName_isKept(int length) {
        String name = "C".repeat(length);
        scene.consumer(name, "{'ack_policy':'explicit'}");

        crash();
        stop();

        assertThat(scene.consumers.listed()).extracting(Consumer::name).containsExactly(name);
    }

    @Test
    void consumerInMemory_endsWithTheProcess() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','mem_storage':true}");

        stop();

        assertThat(scene.consumers.count()).isZero();
    }

    @Test
    void floorOfMessagesThatWereGivenUp_isUnchangedByARestart() {
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':1000000000,'max_deliver':2}");
        scene.store("a", "b", "c");
        deliver(3);
        scene.pass(Duration.ofSeconds(2));
        deliver(3);
        scene.pass(Duration.ofSeconds(3));
        assertThat(List.of(scene.floor("C").consumerSeq(), scene.floor("C").streamSeq()))
                .containsExactly(6L, 3L);

        stop();

        assertThat(List.of(scene.floor("C").consumerSeq(), scene.floor("C").streamSeq()))
                .containsExactly(6L, 3L);
        assertThat(scene.info("C").numRedelivered()).isEqualTo(3);
    }

    @Test
    void floorOfConsumerThatHasDeliveredNothing_isUnchangedByARestart() {
        scene.store("a", "b", "c");
        scene.consumer("C", "{'durable_name':'C','ack_policy':'explicit','deliver_policy':'new'}");

        stop();

        assertThat(scene.floor("C").streamSeq()).isZero();
        assertThat(scene.delivered("C").streamSeq()).isEqualTo(3);
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
    void deletedConsumer_doesNotComeBack() throws IOException {
        Consumer consumer = scene.consumer("C", "{'durable_name':'C'}");

        scene.consumers.delete(consumer);
        scene.reactor.run();
        crash();

        assertThat(scene.consumers.count()).isZero();
        assertThat(home.consumers().descriptions()).isEmpty();
    }
}
