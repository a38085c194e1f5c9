package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.service.NatsClient;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that clients that do not answer their heartbeats are closed, and receive no redeliveries in the meantime. */
class HeartbeatTest {

    private final StreamingScene scene =
            new StreamingScene(settings -> settings.heartbeatInterval(Duration.ofSeconds(1))
                    .heartbeatTimeout(Duration.ofMillis(500))
                    .maxHeartbeatFailures(2));

    @BeforeEach
    void connect() {
        scene.nats.answer("hb.publisher");
        scene.connect("publisher");
        scene.connect("me");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private boolean isThere() {
        return scene.server().sessions().get("me") != null;
    }

    private void beSilent() {
        scene.nats.client("mute").subscribe(ByteString.of("hb.me"), null, message -> {});
    }

    @Test
    void client_thatAnswers_stays() {
        scene.nats.answer("hb.me");
        scene.advance(Duration.ofMinutes(1));
        assertThat(isThere()).isTrue();
    }

    @Test
    void client_thatIsSilent_isClosedAfterTheTimeouts() {
        beSilent();
        scene.advance(Duration.ofMillis(4499));
        assertThat(isThere()).isTrue();
        scene.advance(Duration.ofMillis(1));
        assertThat(isThere()).isFalse();
    }

    @Test
    void client_thatNobodyListensFor_isClosedWithoutTimeouts() {
        scene.advance(Duration.ofMillis(2999));
        assertThat(isThere()).isTrue();
        scene.advance(Duration.ofMillis(1));
        assertThat(isThere()).isFalse();
    }

    @Test
    void client_stays_whileNatsIsAway() {
        scene.nats.goAway();
        scene.advance(Duration.ofMinutes(10));
        scene.nats.comeBack();
        scene.nats.answer("hb.me");
        scene.advance(Duration.ofMinutes(1));
        assertThat(isThere()).isTrue();
    }

    @Test
    void client_thatDoesNotReturnAfterNats_isClosed() {
        scene.nats.goAway();
        scene.advance(Duration.ofMinutes(10));
        scene.nats.comeBack();
        scene.advance(Duration.ofSeconds(5));
        assertThat(isThere()).isFalse();
    }

    @Test
    void answer_resetsTheCount() {
        scene.advance(Duration.ofMillis(2500));
        NatsClient.Registration answering = scene.nats.answer("hb.me");
        scene.advance(Duration.ofSeconds(1));
        answering.unsubscribe();
        scene.advance(Duration.ofMillis(2400));
        assertThat(isThere()).isTrue();
    }

    @Test
    void subscription_ofASilentClient_getsNothingAgain() {
        scene.subscribed(subscription("me").setAckWaitInSeconds(1));
        scene.publish(1);
        assertThat(scene.received("me")).containsExactly("1");
        scene.advance(Duration.ofMillis(900));
        NatsClient.Registration answering = scene.nats.answer("hb.me");
        scene.advance(Duration.ofMillis(1200));
        assertThat(scene.received("me")).containsExactly("1r1", "1r2");
        answering.unsubscribe();
        scene.advance(Duration.ofSeconds(1));
        scene.received("me");
        scene.advance(Duration.ofMillis(1200));
        assertThat(scene.received("me")).isEmpty();
    }
}
