package io.topz.broker.jetstream.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.jetstream.crash.FailingDisk.Call;
import io.topz.broker.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of failing reads and writes while a broker runs: nothing is skipped, and nothing is confirmed that did not happen. */
class DiskFailureTest {

    private static final int MESSAGES = 40;

    @TempDir
    private Path store;

    private DiskBroker broker;

    @BeforeEach
    void start() {
        broker = DiskBroker.start(store);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    /** Stores messages and restarts, so that they are read from the disk. */
    private void storeAndRestart(String stream) {
        for (int i = 1; i <= MESSAGES; i++) {
            assertThat(Client.sequence(broker.publish(stream + ".a", "message " + i + " ".repeat(3_000))))
                    .hasValue((long) i);
        }
        broker.close();
        start();
    }

    private List<Long> receive(int messages) {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            sequences.add(Long.parseLong(broker.next().reply().split("\\.")[5]));
        }
        return sequences;
    }

    @Test
    void read_failing_delaysMessagesAndSkipsNone() {
        broker.createStream("A", "");
        broker.createConsumer("A");
        storeAndRestart("A");
        broker.disk.fail(Call.READ);

        broker.pull("A", MESSAGES);
        String info = broker.client.request("CONSUMER.INFO.A.c", "");

        assertThat(info).contains("\"num_pending\":" + MESSAGES, "\"num_ack_pending\":0");
        assertThat(broker.health().httpStatus()).isEqualTo(503);
        assertThat(broker.health().error()).contains("'$G > A' cannot be read", "Input/output error");
        broker.disk.heal();
        assertThat(receive(MESSAGES))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MESSAGES).boxed().toList());
        broker.awaitHealth();
        assertThat(broker.client.request("STREAM.INFO.A", "")).doesNotContain("\"lost\"");
    }

    @Test
    void read_failing_isNotAnsweredWithNotFound() {
        broker.createStream("A", ",\"allow_direct\":true");
        storeAndRestart("A");
        broker.disk.fail(Call.READ);

        assertThat(broker.client.request("STREAM.MSG.GET.A", "{\"seq\":3}")).contains("\"code\":503", "message 3");
        assertThat(broker.client.request("DIRECT.GET.A", "{\"seq\":3}")).contains("500 Message Unreadable");

        broker.disk.heal();
        assertThat(broker.client.request("STREAM.MSG.GET.A", "{\"seq\":3}")).contains("\"seq\":3");
    }

    @Test
    void failures_areCounted() {
        broker.createStream("A", "");
        storeAndRestart("A");
        assertThat(broker.limits().diskReadFailures()).isZero();
        assertThat(broker.limits().diskWriteFailures()).isZero();
        assertThat(broker.limits().lostMessages()).isZero();

        broker.disk.fail(Call.READ);
        broker.client.request("STREAM.MSG.GET.A", "{\"seq\":3}");
        assertThat(broker.limits().diskReadFailures()).isPositive();

        broker.disk.fail(Call.FORCE, Call.TRUNCATE);
        broker.publish("A.a", "refused");
        assertThat(broker.limits().diskWriteFailures()).isPositive();
    }

    @Test
    void read_failing_delaysMirrors() {
        broker.createStream("A", "");
        storeAndRestart("A");
        broker.disk.failIn("/A/", 0, Integer.MAX_VALUE, Set.of(Call.READ));
        broker.client.request("STREAM.CREATE.M", "{\"name\":\"M\",\"mirror\":{\"name\":\"A\"}}");
        Eventually.await("a read fails", () -> Objects.equals(broker.health().httpStatus(), 503));

        broker.disk.heal();

        Eventually.await(
                "all are copied",
                () -> broker.client.request("STREAM.INFO.M", "").contains("\"messages\":" + MESSAGES));
    }

    @Test
    void write_failing_isRefusedAndLeavesNothing() {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        broker.disk.fail(Call.FORCE, Call.TRUNCATE);

        assertThat(broker.publish("A.a", "refused")).contains("\"code\":503");
        assertThat(broker.publish("A.a", "refused")).contains("\"error\"");
        assertThat(broker.health().error()).contains("'$G > A' cannot be written");
        broker.disk.heal();
        long sequence = broker.publishUntilStored("A.a", "two");

        assertThat(Client.payloadOf(broker.client.request("STREAM.MSG.GET.A", "{\"seq\":" + sequence + "}")))
                .hasValue("two");
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"messages\":2", "\"last_seq\":" + sequence);
        broker.awaitHealth();
        broker.close();
        start();
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"messages\":2", "\"last_seq\":" + sequence);
    }

    @Test
    void duplicate_ofARefusedMessage_isNotAcknowledged() {
        broker.createStream("A", "");
        broker.disk.fail(Call.FORCE, Call.TRUNCATE);

        assertThat(publishWithId("1")).contains("\"error\"");
        assertThat(publishWithId("1")).contains("\"error\"");
        broker.disk.heal();
        broker.publishUntilStored("A.a", "other");
        assertThat(publishWithId("1")).doesNotContain("duplicate").contains("\"seq\":2");
    }

    private String publishWithId(String id) {
        broker.client.publishWithHeader("A.a", "Nats-Msg-Id: " + id, "payload");
        return broker.next().body();
    }

    @Test
    void removal_thatCannotBeWritten_isNotConfirmed() {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        broker.publish("A.a", "two");
        broker.disk.fail(Call.FORCE);

        assertThat(broker.client.request("STREAM.PURGE.A", "")).contains("\"error\"", "\"code\":503");
        assertThat(broker.client.request("STREAM.MSG.DELETE.A", "{\"seq\":1}")).contains("\"error\"", "\"code\":503");

        broker.disk.heal();
        broker.awaitHealth();
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"messages\":2");
        assertThat(broker.client.request("STREAM.PURGE.A", "")).contains("\"purged\":2");
    }

    @Test
    void acknowledgement_whileNothingCanBeWritten_removesTheMessageLater() {
        broker.createStream("W", ",\"retention\":\"workqueue\"");
        broker.createConsumer("W");
        broker.publish("W.a", "one");
        broker.publish("W.a", "two");
        broker.pull("W", 1);
        Client.Received job = broker.next();
        broker.disk.fail(Call.FORCE, Call.TRUNCATE);
        broker.publish("W.a", "refused");

        broker.client.publish(job.reply(), "", "+ACK");
        broker.client.request("STREAM.INFO.W", "");
        broker.disk.heal();

        broker.awaitHealth();
        assertThat(broker.client.request("STREAM.INFO.W", "")).contains("\"messages\":1", "\"first_seq\":2");
    }

    @Test
    void originalOfACopy_thatCouldNotBeRemoved_isRemovedAfterTheNextStart() {
        for (String copy : List.of("\"mirror\":{\"name\":\"A\"}", "\"sources\":[{\"name\":\"A\"}]")) {
            broker.createStream("A", ",\"retention\":\"workqueue\"");
            broker.publish("A.a", "one");
            broker.disk.failIn("/A/messages/", 0, Integer.MAX_VALUE, EnumSet.of(Call.WRITE));
            broker.client.request("STREAM.CREATE.B", "{\"name\":\"B\"," + copy + "}");
            awaitMessages("B", 1);
            broker.close();

            start();

            awaitMessages("A", 0);
            awaitMessages("B", 1);
            broker.client.request("STREAM.DELETE.A", "");
            broker.client.request("STREAM.DELETE.B", "");
        }
    }

    private void awaitMessages(String stream, int messages) {
        Eventually.await(
                stream + " has " + messages + " messages",
                () -> broker.client.request("STREAM.INFO." + stream, "").contains("\"messages\":" + messages + ","));
    }

    @Test
    void acknowledgement_thatCannotBeWritten_isReportedAndNotConfirmed() {
        broker.createStream("A", "");
        broker.createConsumer("A");
        broker.publish("A.a", "one");
        broker.pull("A", 1);
        Client.Received message = broker.next();
        assertThat(broker.limits().diskWriteFailures()).isZero();
        broker.disk.failIn("/consumers/", 0, Integer.MAX_VALUE, Set.of(Call.FORCE));

        broker.client.publish(message.reply(), broker.client.inbox("confirmed"), "+ACK");
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("\"messages\":1");

        assertThat(broker.health().httpStatus()).isEqualTo(503);
        assertThat(broker.health().error()).contains("the consumers of stream 'A' cannot be written");
        assertThat(broker.limits().diskWriteFailures()).isPositive();
        broker.disk.heal();
        broker.awaitHealth();
        assertThat(broker.client.request("CONSUMER.INFO.A.c", "")).contains("\"ack_floor\":{\"consumer_seq\":1");
    }

    @Test
    void erasedMessage_isOverwrittenBeforeTheAnswer() throws Exception {
        broker.createStream("A", "");
        broker.publish("A.a", "very secret");
        broker.publish("A.a", "public");

        assertThat(broker.client.request("STREAM.MSG.DELETE.A", "{\"seq\":1}")).contains("\"success\":true");

        Path log = store.resolve("jetstream/$G/streams/A/messages/0000000001.log");
        assertThat(new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1))
                .contains("public")
                .doesNotContain("secret");
    }

    @Test
    void stream_thatCannotBeDeleted_stays() {
        broker.createStream("A", "");
        broker.publish("A.a", "one");
        broker.disk.fail(Call.MOVE);

        assertThat(broker.client.request("STREAM.DELETE.A", ""))
                .contains("\"code\":500")
                .doesNotContain(store.toString());

        broker.disk.heal();
        assertThat(Client.sequence(broker.publish("A.a", "two"))).hasValue(2L);
        assertThat(broker.client.request("STREAM.DELETE.A", "")).contains("\"success\":true");
        broker.close();
        start();
        assertThat(broker.client.request("STREAM.INFO.A", "")).contains("stream not found");
    }
}
