package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.OrderedConsumerContext;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.Subscription;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of push consumers with jnats: single, durable, in a group, ordered. */
@Tag("slow")
class PushTest extends EachPeer {

    @BeforeEach
    void start() throws Exception {
        jsm.addStream(StreamConfiguration.builder()
                .name("my_stream")
                .subjects("subject1")
                .build());
    }

    @Test
    void subscription_getsAllInOrder_andIsRemovedWithItsInterest() throws Exception {
        publish(100);
        ConsumerConfiguration config = ConsumerConfiguration.builder()
                .inactiveThreshold(Duration.ofMillis(300))
                .build();
        JetStreamSubscription subscription = js.subscribe(
                "subject1", PushSubscribeOptions.builder().configuration(config).build());
        assertThat(texts(subscription, 100)).isEqualTo(messages(100));
        assertThat(jsm.getConsumerNames("my_stream")).hasSize(1);
        subscription.unsubscribe();
        Eventually.await("no consumer", () -> consumers() == 0);
    }

    @Test
    void dispatcher_acknowledgesByItself() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        JetStreamSubscription subscription = js.subscribe(
                "subject1",
                fixture.dispatcher(),
                message -> received.add(Jnats.text(message)),
                true,
                PushSubscribeOptions.builder().durable("auto").build());
        publish(10);
        for (String expected : messages(10)) {
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        Eventually.await("all acknowledged", () -> ackFloor(subscription) == 10);
    }

    @Test
    void durable_goesOnWhereItStopped() throws Exception {
        publish(5);
        PushSubscribeOptions durable =
                PushSubscribeOptions.builder().durable("d").build();
        try (Jnats first = fixture.connect()) {
            JetStreamSubscription subscription = first.connection().jetStream().subscribe("subject1", durable);
            for (String expected : messages(5)) {
                Message message = Jnats.next(subscription);
                assertThat(Jnats.text(message)).isEqualTo(expected);
                message.ackSync(Jnats.PATIENCE);
            }
        }
        Eventually.await("nobody listens", () -> !pushBound("d"));
        js.publish("subject1", Jnats.bytes("meanwhile"));
        JetStreamSubscription again = js.subscribe("subject1", durable);
        js.publish("subject1", Jnats.bytes("afterwards"));
        assertThat(texts(again, 2)).containsExactly("meanwhile", "afterwards");
    }

    @Test
    void queue_sharesTheMessages() throws Exception {
        List<JetStreamSubscription> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            members.add(js.subscribe(
                    "subject1",
                    "workers",
                    PushSubscribeOptions.builder().durable("workers").build()));
        }
        publish(300);
        List<String> all = new ArrayList<>();
        Eventually.await("all delivered", () -> {
            members.forEach(member -> drain(member, all));
            return all.size() == 300;
        });
        assertThat(all).containsExactlyInAnyOrderElementsOf(messages(300));
        assertThat(members).allMatch(member -> member.getDeliveredCount() > 0);
        assertThat(jsm.getConsumers("my_stream")).hasSize(1);
        assertThat(jsm.getConsumers("my_stream")
                        .get(0)
                        .getConsumerConfiguration()
                        .getDeliverGroup())
                .isEqualTo("workers");
    }

    @Test
    void ordered_getsAllInOrder() throws Exception {
        publish(500);
        JetStreamSubscription subscription = js.subscribe(
                "subject1", PushSubscribeOptions.builder().ordered(true).build());
        assertThat(texts(subscription, 500)).isEqualTo(messages(500));
        subscription.unsubscribe();
    }

    @Test
    void ordered_isMadeAnew_whenItsConsumerIsGone() throws Exception {
        publish(5);
        JetStreamSubscription subscription = js.subscribe(
                "subject1",
                PushSubscribeOptions.builder()
                        .ordered(true)
                        .configuration(ConsumerConfiguration.builder()
                                .idleHeartbeat(Duration.ofMillis(500))
                                .build())
                        .build());
        assertThat(texts(subscription, 5)).isEqualTo(messages(5));
        jsm.deleteConsumer("my_stream", jsm.getConsumerNames("my_stream").get(0));
        publish(1);
        assertThat(Jnats.text(Jnats.next(subscription))).isEqualTo("message 1");
    }

    @Test
    void orderedContext_reads() throws Exception {
        publish(20);
        OrderedConsumerContext context = fixture.connection()
                .getStreamContext("my_stream")
                .createOrderedConsumer(new OrderedConsumerConfiguration());
        for (String expected : messages(20)) {
            Message message = context.next(Jnats.PATIENCE);
            assertThat(message).isNotNull();
            assertThat(Jnats.text(message)).isEqualTo(expected);
        }
    }

    @Test
    void heartbeats_tellWhereItIs() throws Exception {
        publish(2);
        Subscription deliveries = fixture.connection().subscribe("deliver");
        jsm.addOrUpdateConsumer(
                "my_stream",
                ConsumerConfiguration.builder()
                        .durable("hb")
                        .deliverSubject("deliver")
                        .ackPolicy(AckPolicy.None)
                        .idleHeartbeat(Duration.ofMillis(200))
                        .build());
        assertThat(Jnats.text(Jnats.next(deliveries))).isEqualTo("message 1");
        assertThat(Jnats.text(Jnats.next(deliveries))).isEqualTo("message 2");
        Message heartbeat = Jnats.next(deliveries);
        assertThat(heartbeat.getStatus().getCode()).isEqualTo(100);
        assertThat(heartbeat.getStatus().getMessage()).isEqualTo("Idle Heartbeat");
        assertThat(heartbeat.getHeaders().getFirst("Nats-Last-Consumer")).isEqualTo("2");
        assertThat(heartbeat.getHeaders().getFirst("Nats-Last-Stream")).isEqualTo("2");
    }

    @Test
    void flowControl_carriesThirtyMegabytes() throws Exception {
        byte[] large = new byte[100_000];
        for (int i = 0; i < 300; i++) {
            js.publish("subject1", large);
        }
        JetStreamSubscription subscription = js.subscribe(
                "subject1",
                PushSubscribeOptions.builder()
                        .configuration(ConsumerConfiguration.builder()
                                .flowControl(Duration.ofSeconds(1))
                                .ackPolicy(AckPolicy.None)
                                .build())
                        .build());
        for (int i = 1; i <= 300; i++) {
            assertThat(Jnats.next(subscription).metaData().streamSequence()).isEqualTo(i);
        }
    }

    /** A client receives all its inboxes at all times: messages sent before it subscribes to the one of the consumer would be lost. */
    @Test
    void delivery_waitsForASubscriptionToExactlyTheSubject() throws Exception {
        publish(2);
        Subscription everything = fixture.connection().subscribe("inbox.*");
        jsm.addOrUpdateConsumer(
                "my_stream",
                ConsumerConfiguration.builder()
                        .durable("late")
                        .deliverSubject("inbox.late")
                        .ackPolicy(AckPolicy.None)
                        .build());
        assertThat(everything.nextMessage(Duration.ofMillis(200))).isNull();
        assertThat(pushBound("late")).isFalse();

        Subscription exact = fixture.connection().subscribe("inbox.late");

        assertThat(texts(exact, 2)).isEqualTo(messages(2));
        exact.unsubscribe();
        Eventually.await("nobody listens", () -> !pushBound("late"));
    }

    @Test
    void deliveryToAGroup_waitsForOneOfItsMembers() throws Exception {
        publish(1);
        jsm.addOrUpdateConsumer(
                "my_stream",
                ConsumerConfiguration.builder()
                        .durable("shared")
                        .deliverSubject("inbox.shared")
                        .deliverGroup("workers")
                        .ackPolicy(AckPolicy.None)
                        .build());
        Subscription alone = fixture.connection().subscribe("inbox.shared");
        Subscription pattern = fixture.connection().subscribe("inbox.*", "workers");
        Subscription others = fixture.connection().subscribe("inbox.shared", "others");
        assertThat(alone.nextMessage(Duration.ofMillis(200))).isNull();
        assertThat(pattern.nextMessage(Duration.ofMillis(1))).isNull();
        assertThat(others.nextMessage(Duration.ofMillis(1))).isNull();
        pattern.unsubscribe();

        Subscription member = fixture.connection().subscribe("inbox.shared", "workers");

        assertThat(texts(member, 1)).isEqualTo(messages(1));
    }

    private void publish(int count) throws Exception {
        for (String message : messages(count)) {
            js.publish("subject1", Jnats.bytes(message));
        }
    }

    private int consumers() {
        try {
            return jsm.getConsumerNames("my_stream").size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean pushBound(String consumer) {
        try {
            return jsm.getConsumerInfo("my_stream", consumer).isPushBound();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static long ackFloor(JetStreamSubscription subscription) {
        try {
            return subscription.getConsumerInfo().getAckFloor().getStreamSequence();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void drain(JetStreamSubscription subscription, List<String> into) {
        try {
            for (Message message = subscription.nextMessage(Duration.ofMillis(1));
                    message != null;
                    message = subscription.nextMessage(Duration.ofMillis(1))) {
                into.add(Jnats.text(message));
                message.ack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> texts(Subscription subscription, int count) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Message message = Jnats.next(subscription);
            texts.add(Jnats.text(message));
            message.ack();
        }
        return texts;
    }

    private static List<String> messages(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "message " + i).toList();
    }
}
