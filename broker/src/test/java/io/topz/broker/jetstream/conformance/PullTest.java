package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import io.topz.broker.clients.Jnats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of pull consumers with jnats: fetched, consumed, acknowledged in every way. */
@Tag("slow")
class PullTest extends EachPeer {

    private static final FetchConsumeOptions ONE =
            FetchConsumeOptions.builder().maxMessages(1).expiresIn(2000).build();
    /** For a message that must not arrive; jnats allows no shorter time. */
    private static final FetchConsumeOptions NONE =
            FetchConsumeOptions.builder().maxMessages(1).expiresIn(1000).build();

    @BeforeEach
    void start() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("my_stream")
                .subjects("subject1", "more.*")
                .build());
    }

    @Test
    void twoFetchers_shareWithoutOverlap() throws Exception {
        publish(1000);
        consumer("consumer1", ConsumerConfiguration.builder());
        Set<String> seen = new HashSet<>();
        try (Jnats other = fixture.connect()) {
            List<List<Message>> shares = List.of(
                    fetch(fixture.connection().getConsumerContext("my_stream", "consumer1"), 500),
                    fetch(other.connection().getConsumerContext("my_stream", "consumer1"), 500));
            for (List<Message> share : shares) {
                assertThat(share).hasSize(500);
                for (Message message : share) {
                    assertThat(seen.add(Jnats.text(message)))
                            .as(Jnats.text(message))
                            .isTrue();
                    message.ackSync(Jnats.PATIENCE);
                }
            }
        }
        ConsumerInfo info = jsm.getConsumerInfo("my_stream", "consumer1");
        assertThat(seen).hasSize(1000);
        assertThat(info.getNumPending()).isZero();
        assertThat(info.getNumAckPending()).isZero();
        assertThat(info.getAckFloor().getStreamSequence()).isEqualTo(1000);
    }

    @Test
    void consumeAndIterate_deliverWhatComes() throws Exception {
        ConsumerContext context = consumer("c", ConsumerConfiguration.builder());
        CountDownLatch fifty = new CountDownLatch(50);
        ConcurrentLinkedQueue<String> consumed = new ConcurrentLinkedQueue<>();
        MessageConsumer running = context.consume(message -> {
            consumed.add(Jnats.text(message));
            message.ack();
            fifty.countDown();
        });
        publish(50);
        assertThat(fifty.await(20, TimeUnit.SECONDS)).isTrue();
        running.close();
        assertThat(consumed).hasSize(50).doesNotHaveDuplicates();
        publish(5);
        IterableConsumer iterable = consumer(
                        "d", ConsumerConfiguration.builder().deliverPolicy(DeliverPolicy.Last))
                .iterate();
        assertThat(Jnats.text(present(iterable.nextMessage(Jnats.PATIENCE)))).isEqualTo("message 5");
        iterable.close();
    }

    @Test
    void next_waitsForAMessage() throws Exception {
        ConsumerContext context = consumer("c", ConsumerConfiguration.builder());
        assertThat(context.next(Duration.ofSeconds(1))).isNull();
        publish(1);
        Message message = present(context.next(Duration.ofSeconds(2)));
        assertThat(message.metaData().streamSequence()).isEqualTo(1);
        assertThat(message.metaData().consumerSequence()).isEqualTo(1);
        assertThat(message.metaData().pendingCount()).isZero();
        assertThat(message.metaData().getStream()).isEqualTo("my_stream");
        assertThat(message.metaData().getConsumer()).isEqualTo("c");
    }

    @Test
    void acknowledgements_ofEveryKind() throws Exception {
        publish(4);
        ConsumerContext context = consumer(
                "c",
                ConsumerConfiguration.builder().ackWait(Duration.ofMillis(1500)).maxDeliver(5));
        List<Message> messages = fetch(context, 4);
        messages.get(0).ack();
        messages.get(1).nak();
        messages.get(2).term();
        messages.get(3).inProgress();
        Message again = present(context.fetch(ONE).nextMessage());
        assertThat(Jnats.text(again)).isEqualTo("message 2");
        assertThat(again.metaData().deliveredCount()).isEqualTo(2);
        again.nakWithDelay(Duration.ofMillis(400));
        assertThat(context.fetch(FetchConsumeOptions.builder()
                                .maxMessages(1)
                                .noWait()
                                .build())
                        .nextMessage())
                .isNull();
        Message third = present(context.fetch(ONE).nextMessage());
        assertThat(third.metaData().deliveredCount()).isEqualTo(3);
        third.ackSync(Jnats.PATIENCE);
        Message late = present(context.fetch(ONE).nextMessage());
        assertThat(Jnats.text(late)).isEqualTo("message 4");
        late.ackSync(Jnats.PATIENCE);
        ConsumerInfo info = jsm.getConsumerInfo("my_stream", "c");
        assertThat(info.getNumAckPending()).isZero();
        assertThat(info.getAckFloor().getStreamSequence()).isEqualTo(4);
        assertThat(info.getRedelivered()).isZero();
    }

    @Test
    void ackAll_takesThoseBeforeAsWell() throws Exception {
        publish(5);
        ConsumerContext context = consumer("c", ConsumerConfiguration.builder().ackPolicy(AckPolicy.All));
        fetch(context, 4).get(3).ackSync(Jnats.PATIENCE);
        assertThat(context.getConsumerInfo().getNumAckPending()).isZero();
        assertThat(context.getConsumerInfo().getAckFloor().getStreamSequence()).isEqualTo(4);
    }

    @Test
    void backOff_waitsLongerEachTime_upToMaxDeliver() throws Exception {
        Subscription advisories = fixture.connection().subscribe("$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>");
        publish(1);
        ConsumerContext context = consumer(
                "c",
                ConsumerConfiguration.builder()
                        .backoff(Duration.ofMillis(200), Duration.ofMillis(600))
                        .maxDeliver(3));
        long[] at = new long[3];
        for (int i = 0; i < 3; i++) {
            Message message = present(context.fetch(ONE).nextMessage());
            assertThat(message.metaData().deliveredCount()).isEqualTo(i + 1);
            at[i] = System.nanoTime();
        }
        assertThat(Duration.ofNanos(at[1] - at[0])).isGreaterThan(Duration.ofMillis(150));
        assertThat(Duration.ofNanos(at[2] - at[1])).isGreaterThan(Duration.ofMillis(500));
        assertThat(context.fetch(NONE).nextMessage()).isNull();
        assertThat(Jnats.text(Jnats.next(advisories))).contains("\"stream_seq\":1", "\"deliveries\":3");
        assertThat(jsm.getStreamInfo("my_stream").getStreamState().getMsgCount())
                .isEqualTo(1);
    }

    @Test
    void maxAckPending_holdsBack() throws Exception {
        publish(5);
        ConsumerContext context = consumer("c", ConsumerConfiguration.builder().maxAckPending(2));
        List<Message> two = fetch(context, 2);
        assertThat(two).hasSize(2);
        FetchConsumeOptions now =
                FetchConsumeOptions.builder().maxMessages(5).noWait().build();
        assertThat(drain(context.fetch(now))).isEmpty();
        two.get(0).ackSync(Jnats.PATIENCE);
        assertThat(drain(context.fetch(now))).hasSize(1);
        assertThat(context.getConsumerInfo().getNumPending()).isEqualTo(2);
    }

    @Test
    void filtersAndDeliverPolicies_choose() throws Exception {
        publish(3);
        js.publish("more.a", Jnats.bytes("a1"));
        js.publish("more.b", Jnats.bytes("b1"));
        js.publish("more.a", Jnats.bytes("a2"));
        assertThat(texts("f1", ConsumerConfiguration.builder().filterSubject("more.a")))
                .containsExactly("a1", "a2");
        assertThat(texts("f2", ConsumerConfiguration.builder().filterSubjects("more.b", "subject1")))
                .containsExactly("message 1", "message 2", "message 3", "b1");
        assertThat(texts("d1", ConsumerConfiguration.builder().deliverPolicy(DeliverPolicy.Last)))
                .containsExactly("a2");
        assertThat(texts("d2", ConsumerConfiguration.builder().deliverPolicy(DeliverPolicy.New)))
                .isEmpty();
        assertThat(texts(
                        "d3",
                        ConsumerConfiguration.builder()
                                .deliverPolicy(DeliverPolicy.LastPerSubject)
                                .filterSubject("more.*")))
                .containsExactly("b1", "a2");
        assertThat(texts(
                        "d4",
                        ConsumerConfiguration.builder()
                                .deliverPolicy(DeliverPolicy.ByStartSequence)
                                .startSequence(5)))
                .containsExactly("b1", "a2");
        assertThat(texts("h1", ConsumerConfiguration.builder().headersOnly(true).filterSubject("more.b")))
                .containsExactly("");
    }

    @Test
    void consumersAreListedAndDeleted() throws Exception {
        for (int i = 0; i < 260; i++) {
            consumer("c" + i, ConsumerConfiguration.builder());
        }
        assertThat(jsm.getConsumerNames("my_stream")).hasSize(260).doesNotHaveDuplicates();
        assertThat(jsm.getConsumers("my_stream")).hasSize(260);
        assertThat(jsm.deleteConsumer("my_stream", "c7")).isTrue();
        StreamsTest.assertRefused(10014, () -> jsm.getConsumerInfo("my_stream", "c7"));
        assertThat(jsm.getStreamInfo("my_stream").getStreamState().getConsumerCount())
                .isEqualTo(259);
    }

    @Test
    void deletedConsumer_isToldToWhoWaits() throws Exception {
        ConsumerContext context = consumer("c", ConsumerConfiguration.builder());
        FetchConsumer waiting = context.fetch(
                FetchConsumeOptions.builder().maxMessages(1).expiresIn(10_000).build());
        while (context.getConsumerInfo().getNumWaiting() == 0) {
            assertThat(waiting.isFinished()).isFalse();
        }
        jsm.deleteConsumer("my_stream", "c");
        assertThatThrownBy(waiting::nextMessage)
                .isInstanceOf(JetStreamStatusCheckedException.class)
                .hasMessageContaining("Consumer Deleted");
    }

    @Test
    void oldWayOfPulling_works() throws Exception {
        publish(10);
        JetStreamSubscription subscription = js.subscribe(
                "subject1", PullSubscribeOptions.builder().durable("old").build());
        List<Message> fetched = subscription.fetch(10, Duration.ofSeconds(2));
        assertThat(fetched).hasSize(10);
        for (Message message : fetched) {
            message.ackSync(Jnats.PATIENCE);
        }
        assertThat(subscription.getConsumerInfo().getNumAckPending()).isZero();
        subscription.unsubscribe();
    }

    @Test
    void workQueue_givesUpWhatIsAcknowledged() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("work")
                .subjects("work")
                .retentionPolicy(RetentionPolicy.WorkQueue)
                .build());
        js.publish("work", Jnats.bytes("1"));
        js.publish("work", Jnats.bytes("2"));
        ConsumerContext worker = fixture.connection()
                .getStreamContext("work")
                .createOrUpdateConsumer(
                        ConsumerConfiguration.builder().durable("w").build());
        StreamsTest.assertRefused(
                10099,
                () -> jsm.addOrUpdateConsumer(
                        "work", ConsumerConfiguration.builder().durable("v").build()));
        fetch(worker, 2).get(0).ackSync(Jnats.PATIENCE);
        assertThat(jsm.getStreamInfo("work").getStreamState().getMsgCount()).isEqualTo(1);
        assertThat(jsm.getStreamInfo("work").getStreamState().getFirstSequence())
                .isEqualTo(2);
    }

    @Test
    void interest_isAllThatKeepsMessages() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("events")
                .subjects("event")
                .retentionPolicy(RetentionPolicy.Interest)
                .build());
        js.publish("event", Jnats.bytes("nobody"));
        assertThat(jsm.getStreamInfo("events").getStreamState().getMsgCount()).isZero();
        List<ConsumerContext> both = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            both.add(fixture.connection()
                    .getStreamContext("events")
                    .createOrUpdateConsumer(
                            ConsumerConfiguration.builder().durable(name).build()));
        }
        js.publish("event", Jnats.bytes("both"));
        fetch(both.get(0), 1).get(0).ackSync(Jnats.PATIENCE);
        assertThat(jsm.getStreamInfo("events").getStreamState().getMsgCount()).isEqualTo(1);
        fetch(both.get(1), 1).get(0).ackSync(Jnats.PATIENCE);
        assertThat(jsm.getStreamInfo("events").getStreamState().getMsgCount()).isZero();
    }

    private ConsumerContext consumer(String name, ConsumerConfiguration.Builder config) throws Exception {
        return fixture.connection()
                .getStreamContext("my_stream")
                .createOrUpdateConsumer(config.durable(name).build());
    }

    private List<String> texts(String name, ConsumerConfiguration.Builder config) throws Exception {
        ConsumerContext context = consumer(name, config.ackPolicy(AckPolicy.None));
        return drain(context.fetch(
                        FetchConsumeOptions.builder().maxMessages(20).noWait().build()))
                .stream()
                .map(Jnats::text)
                .toList();
    }

    private void publish(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            js.publish("subject1", Jnats.bytes("message " + i));
        }
    }

    private static List<Message> fetch(ConsumerContext context, int count) throws Exception {
        return drain(context.fetchMessages(count));
    }

    private static List<Message> drain(FetchConsumer fetch) throws Exception {
        List<Message> messages = new ArrayList<>();
        for (Message message = fetch.nextMessage(); message != null; message = fetch.nextMessage()) {
            messages.add(message);
        }
        return messages;
    }

    private static Message present(Message message) {
        assertThat(message).as("a message").isNotNull();
        return message;
    }
}
