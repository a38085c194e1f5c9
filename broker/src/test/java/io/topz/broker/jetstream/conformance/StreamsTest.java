package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nats.client.JetStreamApiException;
import io.nats.client.PublishOptions;
import io.nats.client.PurgeOptions;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.PublishAck;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.topz.broker.clients.Jnats;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tests of streams with jnats: created, filled, read, changed and removed. */
class StreamsTest extends EachPeer {

    @Test
    void create_withTheDefaults_publishAndInfo() throws Exception {
        StreamInfo created = jsm.addStream(stream("my_stream", "subject1").build());
        StreamConfiguration config = created.getConfiguration();
        assertThat(config.getStorageType()).isEqualTo(StorageType.File);
        assertThat(config.getRetentionPolicy()).isEqualTo(RetentionPolicy.Limits);
        assertThat(config.getMaxMsgs()).isEqualTo(-1);
        assertThat(config.getDuplicateWindow()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.getReplicas()).isEqualTo(1);

        for (int i = 1; i <= 1000; i++) {
            PublishAck ack = js.publish("subject1", Jnats.bytes("message " + i));
            assertThat(ack.getSeqno()).isEqualTo(i);
            assertThat(ack.getStream()).isEqualTo("my_stream");
        }
        StreamInfo info = jsm.getStreamInfo("my_stream");
        assertThat(info.getStreamState().getMsgCount()).isEqualTo(1000);
        assertThat(info.getStreamState().getFirstSequence()).isEqualTo(1);
        assertThat(info.getStreamState().getLastSequence()).isEqualTo(1000);
        assertThat(info.getStreamState().getFirstTime())
                .isBeforeOrEqualTo(info.getStreamState().getLastTime());
        assertThat(info.getStreamState().getByteCount())
                .isEqualTo(IntStream.rangeClosed(1, 1000)
                        .mapToLong(i -> 22 + "subject1".length() + ("message " + i).length() + 8)
                        .sum());
    }

    @Test
    void publishAsync_isAcknowledgedInOrder() throws Exception {
        jsm.addStream(stream("S", "s").build());
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            acks.add(js.publishAsync("s", Jnats.bytes("message " + i)));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(Jnats.await(acks.get(i)).getSeqno()).isEqualTo(i + 1);
        }
    }

    @Test
    void publish_toNoStream_isRefused() {
        assertThatThrownBy(() -> js.publish("nowhere", Jnats.bytes("")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
    }

    @Test
    void create_again_differently_isRefused() throws Exception {
        jsm.addStream(stream("S", "s").build());
        jsm.addStream(stream("S", "s").build());
        assertRefused(10058, () -> jsm.addStream(stream("S", "s").maxMessages(5).build()));
        assertRefused(10065, () -> jsm.addStream(stream("T", "s").build()));
        assertRefused(10074, () -> jsm.addStream(stream("T", "t").replicas(3).build()));
        assertRefused(10059, () -> jsm.getStreamInfo("missing"));
    }

    @Test
    void update_changesLimits_butNotTheStorage() throws Exception {
        jsm.addStream(stream("S", "s").build());
        StreamInfo updated = jsm.updateStream(
                stream("S", "s", "t").maxMessages(3).description("new").build());
        assertThat(updated.getConfiguration().getMaxMsgs()).isEqualTo(3);
        assertThat(updated.getConfiguration().getSubjects()).containsExactly("s", "t");
        assertRefused(
                10052,
                () -> jsm.updateStream(
                        stream("S", "s").storageType(StorageType.Memory).build()));
        for (int i = 0; i < 5; i++) {
            js.publish("t", Jnats.bytes("" + i));
        }
        assertThat(jsm.getStreamInfo("S").getStreamState().getFirstSequence()).isEqualTo(3);
    }

    @Test
    void namesAndList_goThroughAllPages() throws Exception {
        for (int i = 0; i < 300; i++) {
            jsm.addStream(
                    stream("S" + i, "s." + i).storageType(StorageType.Memory).build());
        }
        assertThat(jsm.getStreamNames()).hasSize(300);
        assertThat(jsm.getStreams())
                .extracting(info -> info.getConfiguration().getName())
                .hasSize(300)
                .doesNotHaveDuplicates();
        assertThat(jsm.getStreamNames("s.77")).containsExactly("S77");
        assertThat(jsm.getAccountStatistics().getStreams()).isEqualTo(300);
    }

    @Test
    void messages_areFetchedAndDeletedOneByOne() throws Exception {
        jsm.addStream(stream("S", "s.*").build());
        js.publish("s.a", Jnats.bytes("one"));
        js.publish(NatsMessage.builder()
                .subject("s.b")
                .headers(header("Key", "value"))
                .data("two")
                .build());
        js.publish("s.a", Jnats.bytes("three"));

        MessageInfo second = jsm.getMessage("S", 2);
        assertThat(second.getSubject()).isEqualTo("s.b");
        assertThat(second.getHeaders().getFirst("Key")).isEqualTo("value");
        assertThat(second.getData()).isEqualTo(Jnats.bytes("two"));
        assertThat(jsm.getFirstMessage("S", "s.a").getSeq()).isEqualTo(1);
        assertThat(jsm.getLastMessage("S", "s.a").getSeq()).isEqualTo(3);
        assertThat(jsm.getNextMessage("S", 2, "s.a").getSeq()).isEqualTo(3);
        assertRefused(10037, () -> jsm.getMessage("S", 9));

        assertThat(jsm.deleteMessage("S", 2)).isTrue();
        assertThat(jsm.deleteMessage("S", 3, false)).isTrue();
        assertRefused(10037, () -> jsm.getMessage("S", 2));
        StreamInfo info = jsm.getStreamInfo("S", StreamInfoOptions.deletedDetails());
        assertThat(info.getStreamState().getDeletedCount()).isEqualTo(2);
        assertThat(info.getStreamState().getDeleted()).containsExactly(2L, 3L);
    }

    @Test
    void messages_areFetchedDirectly() throws Exception {
        jsm.addStream(stream("S", "s.*").allowDirect(true).build());
        js.publish(NatsMessage.builder()
                .subject("s.a")
                .headers(header("Key", "value"))
                .data("one")
                .build());
        MessageInfo direct = jsm.getLastMessage("S", "s.a");
        assertThat(direct.getSeq()).isEqualTo(1);
        assertThat(direct.getStream()).isEqualTo("S");
        assertThat(direct.getData()).isEqualTo(Jnats.bytes("one"));
        assertThat(direct.getHeaders().getFirst("Key")).isEqualTo("value");
        assertThat(jsm.getMessage("S", 1).getTime()).isEqualTo(direct.getTime());
    }

    @Test
    void subjects_areCounted() throws Exception {
        jsm.addStream(stream("S", "s.>").build());
        for (int i = 0; i < 6; i++) {
            js.publish("s." + i % 2, Jnats.bytes(""));
        }
        StreamInfo info = jsm.getStreamInfo("S", StreamInfoOptions.allSubjects());
        assertThat(info.getStreamState().getSubjectCount()).isEqualTo(2);
        assertThat(info.getStreamState().getSubjects())
                .extracting(Subject::getName, Subject::getCount)
                .containsExactlyInAnyOrder(tuple("s.0", 3L), tuple("s.1", 3L));
    }

    @Test
    void purge_inAllItsForms() throws Exception {
        jsm.addStream(stream("S", "s.*").build());
        for (int i = 0; i < 10; i++) {
            js.publish("s." + i % 2, Jnats.bytes(""));
        }
        assertThat(jsm.purgeStream(
                                "S",
                                PurgeOptions.builder().subject("s.0").keep(2).build())
                        .getPurged())
                .isEqualTo(3);
        assertThat(jsm.purgeStream("S", PurgeOptions.builder().sequence(5).build())
                        .getPurged())
                .isEqualTo(2);
        assertThat(jsm.purgeStream("S", PurgeOptions.subject("s.1")).getPurged())
                .isEqualTo(3);
        assertThat(jsm.purgeStream("S").getPurged()).isEqualTo(2);
        assertThat(js.publish("s.1", Jnats.bytes("")).getSeqno()).isEqualTo(11);
    }

    @Test
    void duplicates_areStoredOnce() throws Exception {
        jsm.addStream(stream("S", "s").build());
        PublishOptions once = PublishOptions.builder().messageId("once").build();
        assertThat(js.publish("s", Jnats.bytes("1"), once).isDuplicate()).isFalse();
        PublishAck again = js.publish("s", Jnats.bytes("1"), once);
        assertThat(again.isDuplicate()).isTrue();
        assertThat(again.getSeqno()).isEqualTo(1);
        assertThat(jsm.getStreamInfo("S").getStreamState().getMsgCount()).isEqualTo(1);
    }

    @Test
    void expectations_areMetOrRefused() throws Exception {
        jsm.addStream(stream("S", "s.*").build());
        js.publish(
                "s.a",
                Jnats.bytes("1"),
                PublishOptions.builder().messageId("first").build());
        js.publish(
                "s.a",
                Jnats.bytes("2"),
                PublishOptions.builder()
                        .expectedStream("S")
                        .expectedLastSequence(1)
                        .expectedLastMsgId("first")
                        .expectedLastSubjectSequence(1)
                        .build());
        assertRefused(
                10060,
                () -> js.publish(
                        "s.a",
                        Jnats.bytes(""),
                        PublishOptions.builder().expectedStream("T").build()));
        assertRefused(
                10071,
                () -> js.publish(
                        "s.a",
                        Jnats.bytes(""),
                        PublishOptions.builder().expectedLastSequence(1).build()));
        assertRefused(
                10070,
                () -> js.publish(
                        "s.a",
                        Jnats.bytes(""),
                        PublishOptions.builder().expectedLastMsgId("x").build()));
        assertRefused(
                10071,
                () -> js.publish(
                        "s.a",
                        Jnats.bytes(""),
                        PublishOptions.builder().expectedLastSubjectSequence(0).build()));
        assertThat(jsm.getStreamInfo("S").getStreamState().getMsgCount()).isEqualTo(2);
    }

    @Test
    void fullStream_refusesNewMessages_whenItKeepsTheOld() throws Exception {
        jsm.addStream(stream("S", "s")
                .maxMessages(2)
                .discardPolicy(DiscardPolicy.New)
                .maximumMessageSize(10)
                .build());
        js.publish("s", Jnats.bytes("1"));
        js.publish("s", Jnats.bytes("2"));
        assertRefused(10077, () -> js.publish("s", Jnats.bytes("3")));
        assertRefused(10054, () -> js.publish("s", Jnats.bytes("longer than ten")));
    }

    @Test
    void messages_growOld() throws Exception {
        jsm.addStream(stream("S", "s").maxAge(Duration.ofMillis(300)).build());
        js.publish("s", Jnats.bytes("1"));
        long start = System.nanoTime();
        while (jsm.getStreamInfo("S").getStreamState().getMsgCount() > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void sealed_staysAsItIs() throws Exception {
        jsm.addStream(stream("S", "s").build());
        js.publish("s", Jnats.bytes("1"));
        assertThat(jsm.updateStream(stream("S", "s").seal().build())
                        .getConfiguration()
                        .getSealed())
                .isTrue();
        assertRefused(10109, () -> js.publish("s", Jnats.bytes("2")));
        assertRefused(10109, () -> jsm.deleteMessage("S", 1));
        assertThat(jsm.getMessage("S", 1).getData()).isEqualTo(Jnats.bytes("1"));
    }

    @Test
    void delete_isForGood() throws Exception {
        jsm.addStream(stream("S", "s").build());
        assertThat(jsm.deleteStream("S")).isTrue();
        assertRefused(10059, () -> jsm.deleteStream("S"));
        assertThat(jsm.getStreamNames()).isEmpty();
    }

    static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        JetStreamApiException.class,
                        refusal -> assertThat(refusal.getApiErrorCode())
                                .as(refusal.getMessage())
                                .isEqualTo(code));
    }

    private static StreamConfiguration.Builder stream(String name, String... subjects) {
        return StreamConfiguration.builder().name(name).subjects(subjects);
    }

    private static Headers header(String name, String value) {
        return new Headers().add(name, value);
    }
}
