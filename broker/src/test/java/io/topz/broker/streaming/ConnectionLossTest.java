package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.CHANNEL;
import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.topz.streaming.protocol.PublishRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that nothing is sent while there is no connection to NATS, and that delivery resumes afterwards. */
class ConnectionLossTest {

    private final StreamingScene scene = StreamingScene.inMemory();

    @BeforeEach
    void connect() {
        scene.connect("publisher");
        scene.connect("me");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Lets a message arrive that had been received before the connection was lost. */
    private void publishUnanswered() {
        byte[] request = PublishRequest.newBuilder()
                .setClientId("publisher")
                .setGuid(ByteString.copyFromUtf8("guid"))
                .setChannel(CHANNEL)
                .build()
                .toByteArray();
        scene.nats.publish("_STAN.pub.test-cluster." + CHANNEL, "acks", request);
        scene.reactor.run();
    }

    @Test
    void newMessage_isStoredAndWaits_untilNatsIsBack() {
        scene.subscribed(subscription("me"));
        scene.nats.goAway();
        publishUnanswered();
        assertThat(scene.channel(CHANNEL).count()).isEqualTo(1);
        scene.nats.comeBack();
        scene.reactor.run();
        assertThat(scene.received("me")).containsExactly("1");
    }

    @Test
    void lateMessage_isDeliveredAgainOnce_afterNatsIsBack() {
        scene.subscribed(subscription("me").setAckWaitInSeconds(1));
        scene.publish(1);
        assertThat(scene.received("me")).containsExactly("1");
        scene.nats.goAway();
        scene.advance(Duration.ofSeconds(10));
        scene.nats.comeBack();
        assertThat(scene.received("me")).isEmpty();
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.received("me")).containsExactly("1r1");
    }
}
