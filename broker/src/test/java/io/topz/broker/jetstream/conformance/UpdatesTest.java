package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that updates of streams apply to existing messages, even where nats-server 2.10 does not apply them and only later versions do. */
class UpdatesTest {

    private static final StreamConfiguration CONFIG = StreamConfiguration.builder()
            .name("S")
            .subjects("s.*")
            .storageType(StorageType.Memory)
            .build();

    @TempDir
    Path store;

    @AutoClose
    private JetStreamFixture fixture;

    private JetStreamManagement jsm;

    @BeforeEach
    void start() throws Exception {
        fixture = JetStreamFixture.start(Peer.OURS, store);
        jsm = fixture.connection().jetStreamManagement();
        jsm.addStream(CONFIG);
    }

    @Test
    void messagesPerSubject_limitedForTheFirstTime_removesTheOldest() throws Exception {
        publish(20, "s.a", "s.b");
        assertThat(updated(perSubject(3))).isEqualTo(6);
        assertThat(updated(perSubject(1))).isEqualTo(2);
        assertThat(jsm.getFirstMessage("S", "s.a").getSeq()).isEqualTo(19);
    }

    @Test
    void messagesPerSubject_ofManyMessages_areRemovedInParts() throws Exception {
        publish(20_000, "s.a");
        assertThat(updated(perSubject(1))).isBetween(2L, 19_999L);
        awaitMessages(1);
    }

    @Test
    void maxMessages_ofManyMessages_areRemovedInParts() throws Exception {
        publish(20_000, "s.a");
        assertThat(updated(StreamConfiguration.builder(CONFIG).maxMessages(1).build()))
                .isBetween(2L, 19_999L);
        awaitMessages(1);
    }

    @Test
    void interest_withoutConsumers_keepsNothing() throws Exception {
        publish(10, "s.a");
        assertThat(updated(retention(RetentionPolicy.Interest))).isZero();
    }

    @Test
    void interest_dropsWhatWasAcknowledgedOutOfOrder() throws Exception {
        publish(10, "s.a");
        List<Message> messages = fetch(6);
        messages.get(2).ackSync(Jnats.PATIENCE);
        messages.get(4).ackSync(Jnats.PATIENCE);
        assertThat(updated(retention(RetentionPolicy.Interest))).isEqualTo(8);
    }

    @Test
    void interest_ofManyMessages_dropsThemInParts() throws Exception {
        publish(20_000, "s.a");
        assertThat(updated(retention(RetentionPolicy.Interest))).isBetween(1L, 19_999L);
        awaitMessages(0);
    }

    private static StreamConfiguration perSubject(long max) {
        return StreamConfiguration.builder(CONFIG).maxMessagesPerSubject(max).build();
    }

    private static StreamConfiguration retention(RetentionPolicy retention) {
        return StreamConfiguration.builder(CONFIG).retentionPolicy(retention).build();
    }

    /** The number of messages that exist when the update is answered. */
    private long updated(StreamConfiguration config) throws Exception {
        return jsm.updateStream(config).getStreamState().getMsgCount();
    }

    private void publish(int count, String... subjects) throws Exception {
        for (int i = 0; i < count; i++) {
            fixture.connection().publish(subjects[i % subjects.length], Jnats.bytes("message"));
        }
        fixture.connection().flush(Jnats.PATIENCE);
        awaitMessages(count);
    }

    private List<Message> fetch(int count) throws Exception {
        JetStreamSubscription subscription = fixture.connection()
                .jetStream()
                .subscribe("s.*", PullSubscribeOptions.builder().durable("c").build());
        return subscription.fetch(count, Jnats.PATIENCE);
    }

    private void awaitMessages(long count) {
        Eventually.await(count + " messages", () -> {
            try {
                return jsm.getStreamInfo("S").getStreamState().getMsgCount() == count;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
