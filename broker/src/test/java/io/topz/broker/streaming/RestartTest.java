package io.topz.broker.streaming;

import static io.topz.broker.streaming.StreamingScene.CHANNEL;
import static io.topz.broker.streaming.StreamingScene.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import io.topz.streaming.protocol.StartPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that messages, clients and subscriptions that are stored in files exist after a restart. */
class RestartTest {

    @TempDir
    private Path directory;

    private StreamingScene scene;

    @BeforeEach
    void start() {
        scene = StreamingScene.in(directory);
        scene.connect("publisher");
        scene.connect("me");
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void messages_areThere_andSequencesGoOn() {
        scene.publish(3);
        scene.restart();
        scene.subscribed(subscription("me"));
        scene.publish(1);
        assertThat(scene.received("me")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void channel_ofAnyName_isThere() {
        for (String name : new String[] {"l:test:index_data", "a b", "ü.ñ", "c".repeat(400)}) {
            assertThat(scene.publish("me", name)).isEmpty();
            scene.restart();
            assertThat(scene.channel(name).count()).isEqualTo(1);
        }
    }

    @Test
    void client_isThere_andItsSubscriptionGoesOn() {
        String inbox = scene.subscribed(subscription("me").setAckWaitInSeconds(1));
        scene.publish(3);
        scene.received("me");
        scene.acknowledge(inbox, 1, 3);
        scene.restart();
        scene.publish(1);
        assertThat(scene.received("me")).isEmpty();
        scene.advance(Duration.ofSeconds(1));
        assertThat(scene.received("me")).containsExactly("2r1", "4");
        scene.acknowledge(inbox, 2, 4);
        scene.advance(Duration.ofSeconds(5));
        assertThat(scene.received("me")).isEmpty();
    }

    @Test
    void durable_resumesWhereItWas() {
        String inbox = scene.subscribed(subscription("me").setDurableName("d"));
        scene.publish(4);
        scene.received("me");
        scene.acknowledge(inbox, 1, 2, 4);
        scene.close("me");
        scene.restart();
        scene.publish(1);
        assertThat(scene.received("me")).isEmpty();
        scene.connect("me");
        scene.subscribed(subscription("me").setDurableName("d").setStartPosition(StartPosition.NEW_ONLY));
        assertThat(scene.received("me")).containsExactly("3r1", "5");
    }

    @Test
    void durableGroup_resumesWhereItWas() {
        scene.connect("you");
        String first = scene.subscribed(subscription("me").setDurableName("d").setQueueGroup("q"));
        String second = scene.subscribed(subscription("you").setDurableName("d").setQueueGroup("q"));
        scene.publish(4);
        scene.acknowledge(first, 1, 3);
        scene.acknowledge(second, 2, 4);
        scene.close("you");
        scene.close("me");
        scene.restart();
        scene.connect("you");
        scene.publish(1);
        scene.received("you");
        scene.subscribed(subscription("you").setDurableName("d").setQueueGroup("q"));
        assertThat(scene.received("you")).containsExactly("5");
    }

    @Test
    void unsubscribed_isGone() {
        String inbox = scene.subscribed(subscription("me").setDurableName("d"));
        scene.unsubscribe("me", inbox);
        scene.restart();
        assertThat(scene.server().subscriptions().count()).isZero();
    }

    @Test
    @Tag("slow")
    void state_isTheSame_afterItWasWrittenWhole() {
        scene.close();
        scene = new StreamingScene(
                settings -> settings.storeDirectory(directory).syncInterval(Duration.ofDays(1)));
        String inbox =
                scene.subscribed(subscription("me").setMaxInFlight(1_000_000).setAckWaitInSeconds(10));
        for (int i = 0; i < 300; i++) {
            scene.publish(100);
            scene.received("me");
            for (int n = 0; n < 100; n++) {
                scene.nats.publish(inbox, null, ack(i * 100L + n + 1));
            }
        }
        scene.publish(1);
        scene.received("me");
        scene.restart();
        assertThat(scene.server().subscriptions().count()).isEqualTo(1);
        scene.advance(Duration.ofSeconds(10));
        assertThat(scene.received("me")).containsExactly("30001r1");
    }

    private static byte[] ack(long sequence) {
        return io.topz.streaming.protocol.MessageAck.newBuilder()
                .setChannel(CHANNEL)
                .setSequence(sequence)
                .build()
                .toByteArray();
    }

    @Test
    void store_ofAnotherClusterId_isRefused() {
        scene.stop();
        StreamingOptions other = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .clusterId("other")
                .storeDirectory(directory)
                .build();
        assertThatThrownBy(() -> DiskStore.open(other, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cluster ID \"other\" does not match recovered value of \"test-cluster\"")
                .hasMessageContaining("test-cluster");
    }
}
