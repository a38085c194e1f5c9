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
    private ConsumerFixture fixture;
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
        fixture = ConsumerFixture.on(source, home.consumers(), new DiskCounters());
        listener = fixture.listen("R.>");
    }

    private void crash() {
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        start();
    }

    private void stop() {
        fixture.consumers.closed(false);
        start();
    }

    private List<String> deliver(int count) {
        fixture.pull("C", String.valueOf(count), "R.1");
        return listener.replies();
    }

    @Test
    void stop_keepsEverything() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        fixture.store("a", "b", "c", "d");
        List<String> acks = deliver(3);
        fixture.ack(acks.get(0), "");
        fixture.ack(acks.get(2), "-NAK");

        stop();

        assertThat(fixture.floor("C").streamSeq()).isEqualTo(1);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(2);
        assertThat(fixture.info("C").numPending()).isEqualTo(1);
        fixture.pull("C", "9", "R.1");
        assertThat(listener.texts()).containsExactly("c", "d");
    }

    @Test
    void crash_forgetsAcknowledgementsOfTheLastMoments() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':1000000000}");
        fixture.store("a", "b");
        List<String> acks = deliver(2);
        fixture.pass(Duration.ofMillis(201));
        fixture.ack(acks.get(0), "");
        fixture.pass(Duration.ofMillis(201));
        fixture.ack(acks.get(1), "");

        crash();

        assertThat(fixture.floor("C").streamSeq()).isEqualTo(1);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
    }

    @Test
    void acknowledgementThatWasConfirmed_survivesACrash() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        fixture.store("a", "b", "c", "d");
        List<String> acks = deliver(4);
        fixture.ack(acks.get(0), "+ACK", "R.confirmed");
        fixture.ack(acks.get(2), "+TERM", "R.confirmed");
        fixture.ack(acks.get(3), "-NAK", "R.confirmed");
        assertThat(listener.take()).hasSize(3);

        crash();

        assertThat(fixture.floor("C").streamSeq()).isEqualTo(1);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(2);
        fixture.pull("C", "9", "R.1");
        assertThat(listener.texts()).containsExactly("d");
    }

    /** The clock starts again with the consumer, so all of the delay remains after the crash. */
    @ParameterizedTest
    @ValueSource(ints = {3, 30})
    void refusalWithADelay_keepsItsTimeAfterACrash(int seconds) {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':10000000000}");
        fixture.store("a");
        fixture.ack(deliver(1).get(0), "-NAK " + seconds + "s");
        fixture.pass(Duration.ofSeconds(1));

        crash();
        fixture.pull("C", "{'batch':1,'expires':60000000000}", "R.1");

        fixture.pass(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(listener.texts()).isEmpty();
        fixture.pass(Duration.ofMillis(2));
        assertThat(listener.texts()).containsExactly("a");
    }

    @Test
    void acknowledgementOfAllBefore_thatWasConfirmed_survivesACrash() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'all'}");
        fixture.store("a", "b", "c", "d");
        List<String> acks = deliver(4);
        fixture.pass(Duration.ofSeconds(1));
        fixture.ack(acks.get(2), "", "R.confirmed");

        crash();

        assertThat(fixture.floor("C").streamSeq()).isEqualTo(3);
        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
    }

    @Test
    void manyConfirmedAcknowledgements_surviveEachCrash() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','max_ack_pending':-1}");
        Random random = new Random(5);
        Set<String> open = new TreeSet<>();
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < 40; i++) {
                fixture.store("m" + round + "." + i);
            }
            fixture.pull("C", "40", "R.1");
            List<Listener.Received> delivered = listener.take();
            delivered.forEach(message -> open.add(message.text()));
            for (Listener.Received message : delivered) {
                if (random.nextInt(4) > 0) {
                    fixture.ack(message.reply(), "", "R.confirmed");
                    open.remove(message.text());
                }
            }
            if (random.nextInt(3) == 0) {
                crash();
            }
            assertThat(fixture.info("C").numAckPending()).isEqualTo(open.size());
        }
        crash();
        fixture.pass(Duration.ofMinutes(1));
        fixture.pull("C", "2000", "R.1");
        assertThat(listener.texts()).containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void consumerForNewMessages_missesNoneAfterACrash() {
        fixture.store("old");
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','deliver_policy':'new'}");
        fixture.store("new");

        crash();
        fixture.pull("C", "9", "R.1");

        assertThat(listener.texts()).containsExactly("new");
    }

    @Test
    void changedConsumer_isWhatItWasConfirmedToBe() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','max_deliver':7}");

        crash();

        assertThat(fixture.consumers.listed())
                .extracting(consumer -> consumer.config().maxDeliver())
                .containsExactly(7L);
    }

    @ParameterizedTest
    @ValueSource(ints = {246, 255})
    void longName_isKept(int length) {
        String name = "C".repeat(length);
        fixture.consumer(name, "{'ack_policy':'explicit'}");

        crash();
        stop();

        assertThat(fixture.consumers.listed()).extracting(Consumer::name).containsExactly(name);
    }

    @Test
    void consumerInMemory_endsWithTheProcess() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','mem_storage':true}");

        stop();

        assertThat(fixture.consumers.count()).isZero();
    }

    @Test
    void floorOfMessagesThatWereGivenUp_isUnchangedByARestart() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','ack_wait':1000000000,'max_deliver':2}");
        fixture.store("a", "b", "c");
        deliver(3);
        fixture.pass(Duration.ofSeconds(2));
        deliver(3);
        fixture.pass(Duration.ofSeconds(3));
        assertThat(List.of(fixture.floor("C").consumerSeq(), fixture.floor("C").streamSeq()))
                .containsExactly(6L, 3L);

        stop();

        assertThat(List.of(fixture.floor("C").consumerSeq(), fixture.floor("C").streamSeq()))
                .containsExactly(6L, 3L);
        assertThat(fixture.info("C").numRedelivered()).isEqualTo(3);
    }

    @Test
    void floorOfConsumerThatHasDeliveredNothing_isUnchangedByARestart() {
        fixture.store("a", "b", "c");
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit','deliver_policy':'new'}");

        stop();

        assertThat(fixture.floor("C").streamSeq()).isZero();
        assertThat(fixture.delivered("C").streamSeq()).isEqualTo(3);
    }

    @Test
    void messagesThatHaveGoneMeanwhile_areNotWaitedFor() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        fixture.store("a", "b", "c");
        deliver(3);
        fixture.consumers.closed(false);
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        source.purge(3);

        start();

        assertThat(fixture.info("C").numAckPending()).isEqualTo(1);
        assertThat(fixture.floor("C").streamSeq()).isEqualTo(2);
    }

    @Test
    void streamThatHasLostItsEnd_isFollowedFromThere() {
        fixture.consumer("C", "{'durable_name':'C','ack_policy':'explicit'}");
        fixture.store("a", "b", "c");
        deliver(3);
        fixture.consumers.closed(false);
        source.setListener(io.topz.broker.jetstream.stream.StreamListener.NONE);
        source.forgetFrom(2);

        start();
        fixture.store("new");
        fixture.pull("C", "1", "R.1");

        assertThat(listener.texts()).containsExactly("new");
    }

    @Test
    void deletedConsumer_doesNotComeBack() throws IOException {
        Consumer consumer = fixture.consumer("C", "{'durable_name':'C'}");

        fixture.consumers.delete(consumer);
        fixture.reactor.run();
        crash();

        assertThat(fixture.consumers.count()).isZero();
        assertThat(home.consumers().descriptions()).isEmpty();
    }
}
