package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.CHANNEL;
import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.streaming.channel.Channel;
import io.topz.streaming.protocol.ChannelMessage;
import io.topz.streaming.protocol.StartPosition;
import io.topz.streaming.protocol.SubscribeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that subscriptions start at the requested position, and that messages are delivered again until they are acknowledged. */
class DeliveryTest {

    private StreamingScene scene = StreamingScene.inMemory();

    @BeforeEach
    void connect() {
        scene.connect("publisher");
        scene.connect("me");
        scene.connect("you");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void limit(ChannelLimits limits) {
        scene.close();
        scene = new StreamingScene(settings -> settings.limits(new StoreLimits(100, limits, Map.of())));
        connect();
    }

    private Channel channel() {
        return scene.channel(CHANNEL);
    }

    private static SubscribeRequest.Builder subscriptionOf(int maxInFlight, int ackWait) {
        return subscription("me").setMaxInFlight(maxInFlight).setAckWaitInSeconds(ackWait);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW_ONLY, 0, 6",
        "LAST_RECEIVED, 0, 5 6",
        "FIRST, 0, 3 4 5 6",
        "SEQUENCE, 0, 3 4 5 6",
        "SEQUENCE, 1, 3 4 5 6",
        "SEQUENCE, 4, 4 5 6",
        "SEQUENCE, 6, 6",
        "SEQUENCE, 9, 6",
        "SEQUENCE, -1, 6",
    })
    void subscription_startsWhereItWasAsked(StartPosition position, long sequence, String expected) {
        limit(new ChannelLimits(0, 3, 0, Duration.ZERO, Duration.ZERO));
        scene.publish(5);
        scene.subscribed(subscription("me").setStartPosition(position).setStartSequence(sequence));
        List<String> before = scene.received("me");
        scene.publish(1);
        List<String> after = scene.received("me");
        assertThat(String.join(" ", before) + (before.isEmpty() ? "" : " ") + String.join(" ", after))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "0, ''", "500, ''", "1000, 3", "1999, 3", "2000, 2 3", "3000, 1 2 3", "99999, 1 2 3"})
    void subscription_startsAtATime(long millisAgo, String expected) {
        for (int i = 0; i < 3; i++) {
            scene.publish(1);
            scene.advance(Duration.ofSeconds(1));
        }
        scene.subscribed(subscription("me")
                .setStartPosition(StartPosition.TIME_DELTA)
                .setStartTimeDelta(Duration.ofMillis(millisAgo).toNanos()));
        assertThat(String.join(" ", scene.received("me"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NEW_ONLY", "LAST_RECEIVED", "FIRST", "SEQUENCE", "TIME_DELTA"})
    void subscription_toAnEmptyChannel_getsWhatComes(StartPosition position) {
        scene.subscribed(subscription("me").setStartPosition(position).setStartTimeDelta(1));
        scene.publish(1);
        assertThat(scene.received("me")).containsExactly("1");
    }

    @Test
    void message_isDeliveredAsItWasPublished() {
        scene.subscribed(subscription("me"));
        scene.publish(1);
        ChannelMessage message = scene.messages("me").get(0);
        assertThat(message.getChannel()).isEqualTo(CHANNEL);
        assertThat(message.getData().toStringUtf8()).isEqualTo("message 1");
        assertThat(message.getTimestamp()).isEqualTo(scene.reactor.now());
        assertThat(message.getRedelivered()).isFalse();
    }

    @Test
    void stalledSubscription_getsOneMessageForEachAcknowledgement() {
        String inbox = scene.subscribed(subscriptionOf(3, 30));
        scene.publish(10);
        assertThat(scene.received("me")).containsExactly("1", "2", "3");
        scene.acknowledge(inbox, 2);
        assertThat(scene.received("me")).containsExactly("4");
        scene.acknowledge(inbox, 2, 99);
        assertThat(scene.received("me")).isEmpty();
    }

    @Test
    void message_isDeliveredAgainUntilItIsAcknowledged() {
        String inbox = scene.subscribed(subscriptionOf(2, 1));
        scene.publish(3);
        assertThat(scene.received("me")).containsExactly("1", "2");
        scene.advance(Duration.ofMillis(999));
        assertThat(scene.received("me")).isEmpty();
        scene.advance(Duration.ofMillis(1));
        assertThat(scene.received("me")).containsExactly("1r1", "2r1");
        scene.acknowledge(inbox, 1);
        assertThat(scene.received("me")).containsExactly("3");
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.received("me")).containsExactly("2r2", "3r1");
        scene.acknowledge(inbox, 2, 3);
        scene.advance(Duration.ofMinutes(5));
        assertThat(scene.received("me")).isEmpty();
    }

    @Test
    void message_thatLimitsHaveDropped_isNotDeliveredAgain() {
        limit(new ChannelLimits(0, 2, 0, Duration.ZERO, Duration.ZERO));
        scene.subscribed(subscriptionOf(10, 1));
        scene.publish(4);
        assertThat(scene.received("me")).containsExactly("1", "2", "3", "4");
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.received("me")).containsExactly("3r1", "4r1");
    }

    @Test
    void channel_keepsItsLimits() {
        limit(new ChannelLimits(0, 0, 100, Duration.ZERO, Duration.ZERO));
        scene.publish(20);
        assertThat(channel().bytes()).isLessThanOrEqualTo(100).isPositive();
        assertThat(channel().last()).isEqualTo(20);
        limit(new ChannelLimits(0, 0, 1, Duration.ZERO, Duration.ZERO));
        scene.publish(2);
        assertThat(channel().count()).isEqualTo(1);
    }

    @Test
    void channel_forgetsOldMessages_andCountsOn() {
        limit(new ChannelLimits(0, 0, 0, Duration.ofSeconds(10), Duration.ZERO));
        scene.publish(2);
        scene.advance(Duration.ofSeconds(5));
        scene.publish(1);
        scene.advance(Duration.ofSeconds(5));
        assertThat(channel().first()).isEqualTo(3);
        scene.advance(Duration.ofSeconds(5));
        assertThat(channel().count()).isZero();
        assertThat(channel().first()).isEqualTo(4);
        scene.publish(1);
        assertThat(channel().last()).isEqualTo(4);
    }

    @Test
    void channel_thatNobodyUses_isDeleted() {
        limit(new ChannelLimits(0, 0, 0, Duration.ZERO, Duration.ofSeconds(10)));
        String inbox = scene.subscribed(subscription("me").setDurableName("d"));
        scene.publish(1);
        scene.advance(Duration.ofSeconds(60));
        assertThat(scene.server().channels().get(CHANNEL)).isNotNull();
        scene.closeSubscription("me", inbox);
        scene.advance(Duration.ofSeconds(11));
        assertThat(scene.server().channels().get(CHANNEL)).isNull();
        assertThat(scene.server().subscriptions().count()).isZero();
        scene.publish(1);
        assertThat(channel().last()).isEqualTo(1);
    }

    @Test
    void durable_goesOnWhereItWas() {
        String inbox = scene.subscribed(subscriptionOf(100, 30).setDurableName("d"));
        scene.publish(5);
        assertThat(scene.received("me")).hasSize(5);
        scene.acknowledge(inbox, 1, 2, 4);
        scene.close("me");
        scene.publish(2);
        scene.connect("me");
        assertThat(scene.received("me")).isEmpty();
        scene.subscribed(subscription("me").setDurableName("d").setStartPosition(StartPosition.NEW_ONLY));
        assertThat(scene.received("me")).containsExactly("3r1", "5r1", "6", "7");
    }

    @Test
    void durable_ofAnotherClient_isAnother() {
        scene.subscribed(subscription("me").setDurableName("d"));
        scene.subscribed(subscription("you").setDurableName("d"));
        scene.publish(1);
        assertThat(scene.received("me")).containsExactly("1");
        assertThat(scene.received("you")).containsExactly("1");
    }

    @Test
    void durable_thatWasUnsubscribed_startsAnew() {
        scene.publish(2);
        String inbox = scene.subscribed(subscription("me").setDurableName("d"));
        scene.acknowledge(inbox, 1, 2);
        scene.received("me");
        assertThat(scene.unsubscribe("me", inbox)).isEmpty();
        scene.subscribed(subscription("me").setDurableName("d"));
        assertThat(scene.received("me")).containsExactly("1", "2");
    }

    @Test
    void durable_mayBeReplaced() {
        scene.close();
        scene = new StreamingScene(settings -> settings.replaceDurable(true));
        connect();
        scene.publish(1);
        scene.subscribed(subscription("me").setDurableName("d"));
        scene.subscribed(subscription("me").setDurableName("d").setInbox("inbox.second"));
        assertThat(scene.received("second")).containsExactly("1r1");
        scene.publish(1);
        assertThat(scene.received("second")).containsExactly("2");
        assertThat(scene.received("me")).containsExactly("1");
    }

    @Test
    void subscription_thatWasClosed_getsNothing() {
        String inbox = scene.subscribed(subscription("me"));
        assertThat(scene.closeSubscription("me", inbox)).isEmpty();
        scene.publish(1);
        assertThat(scene.received("me")).isEmpty();
    }

    @Test
    void subscription_mayBeClosedByItsInbox() {
        scene.subscribed(subscription("me"));
        assertThat(scene.closeSubscription("me", "inbox.me")).isEmpty();
    }

    @Test
    void close_storesWhatWasPublishedBefore() {
        for (int i = 0; i < 1000; i++) {
            byte[] publish = io.topz.streaming.protocol.PublishRequest.newBuilder()
                    .setClientId("me")
                    .setGuid(ByteString.copyFromUtf8("g"))
                    .setChannel(CHANNEL)
                    .build()
                    .toByteArray();
            scene.nats.publish("_STAN.pub.test-cluster." + CHANNEL, "acks", publish);
        }
        assertThat(scene.close("me")).isEmpty();
        assertThat(channel().count()).isEqualTo(1000);
        assertThat(scene.nats.take("acks")).hasSize(1000);
    }

    @Test
    void acknowledgement_beforeAClose_counts() {
        String inbox = scene.subscribed(subscription("me").setDurableName("d"));
        scene.publish(2);
        scene.received("me");
        byte[] ack = io.topz.streaming.protocol.MessageAck.newBuilder()
                .setChannel(CHANNEL)
                .setSequence(2)
                .build()
                .toByteArray();
        scene.nats.publish(inbox, null, ack);
        scene.close("me");
        scene.connect("me");
        scene.subscribed(subscription("me").setDurableName("d"));
        assertThat(scene.received("me")).containsExactly("1r1");
    }
}
