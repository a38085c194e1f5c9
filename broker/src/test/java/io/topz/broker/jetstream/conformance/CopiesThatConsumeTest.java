package io.topz.broker.jetstream.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.Error;
import io.nats.client.api.Mirror;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.Source;
import io.nats.client.api.SourceInfo;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import io.topz.broker.clients.Jnats;
import io.topz.broker.testing.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that mirrors and sources are consumers of their origin: they copy every message once, when they can, and only then may it be
 * removed.
 */
class CopiesThatConsumeTest {

    @TempDir
    Path store;

    @AutoClose
    private JetStreamFixture fixture;

    private JetStreamManagement jsm;

    @BeforeEach
    void start() throws Exception {
        fixture = JetStreamFixture.start(Peer.OURS, store);
        jsm = fixture.connection().jetStreamManagement();
    }

    @Test
    void fullCopy_takesTheRestWhenThereIsRoom() throws Exception {
        jsm.addStream(origin().build());
        publish(50);
        jsm.addStream(gathering()
                .retentionPolicy(RetentionPolicy.WorkQueue)
                .maxMessages(10)
                .discardPolicy(DiscardPolicy.New)
                .build());
        awaitMessages("copy", 10);
        SourceInfo full = jsm.getStreamInfo("copy").getSourceInfos().get(0);
        assertThat(full.getLag()).isEqualTo(40);
        assertThat(full.getError().getDescription()).isEqualTo("maximum messages exceeded");
        assertThat(consume(50)).hasSize(50);
        awaitMessages("copy", 0);
        SourceInfo done = jsm.getStreamInfo("copy").getSourceInfos().get(0);
        assertThat(done.getLag()).isZero();
        assertThat(done.getError()).isNull();
    }

    @Test
    void messageThatIsTooLarge_isReportedAndTakenOnceItIsAllowed() throws Exception {
        jsm.addStream(origin().build());
        jsm.addStream(gathering().maximumMessageSize(100).build());
        jsm.addStream(mirroring().maximumMessageSize(100).build());
        send("s.a", "x".repeat(200));
        send("s.a", "y");
        Eventually.await(
                "the refusal of both copies",
                () -> !error("copy").isEmpty() && !error("mirror").isEmpty());
        assertThat(error("copy")).isEqualTo("message size exceeds maximum allowed");
        assertThat(error("mirror")).isEqualTo("message size exceeds maximum allowed");
        assertThat(messages("copy") + messages("mirror")).isZero();
        jsm.updateStream(gathering().build());
        jsm.updateStream(mirroring().build());
        awaitMessages("copy", 2);
        awaitMessages("mirror", 2);
        assertThat(error("copy")).isEmpty();
    }

    @Test
    void emptiedCopy_goesOnWhereItWasAfterARestart() throws Exception {
        jsm.addStream(origin().build());
        jsm.addStream(gathering().retentionPolicy(RetentionPolicy.WorkQueue).build());
        publish(20);
        assertThat(consume(20)).hasSize(20);
        awaitMessages("copy", 0);
        fixture.close();
        start();
        publish(1);
        awaitMessages("copy", 1);
        assertThat(jsm.getStreamInfo("copy").getStreamState().getLastSequence()).isEqualTo(21);
    }

    @Test
    void originThatIsCreatedAnew_isTakenFromItsBeginning_alsoAfterARestart() throws Exception {
        jsm.addStream(origin().build());
        jsm.addStream(gathering().build());
        publish(5);
        awaitMessages("copy", 5);
        jsm.deleteStream("origin");
        jsm.addStream(origin().build());
        publish(3);
        awaitMessages("copy", 8);
        fixture.close();
        start();
        publish(1);
        awaitMessages("copy", 9);
    }

    @Test
    void copy_takesWhatItsOriginTook_alsoWithAnIdThatItKnows() throws Exception {
        jsm.addStream(origin().duplicateWindow(Duration.ofMillis(100)).build());
        jsm.addStream(gathering().build());
        sendWithId("one");
        awaitMessages("copy", 1);
        Eventually.await("a second message with the id", () -> {
            sendWithId("two");
            return messages("origin") == 2;
        });
        send("s.a", "three");
        awaitMessages("copy", 3);
    }

    @Test
    void workQueue_keepsWhatACopyStillNeeds() throws Exception {
        jsm.addStream(origin().retentionPolicy(RetentionPolicy.WorkQueue).build());
        jsm.addStream(
                gathering().maxMessages(2).discardPolicy(DiscardPolicy.New).build());
        publish(5);
        awaitMessages("copy", 2);
        JetStreamSubscription subscription = subscribe("origin");
        List<Message> rest = subscription.fetch(3, Jnats.PATIENCE);
        assertThat(rest).hasSize(3);
        for (Message message : rest) {
            message.ackSync(Jnats.PATIENCE);
        }
        assertThat(messages("origin")).isEqualTo(3);
        jsm.purgeStream("copy");
        awaitMessages("origin", 1);
        jsm.deleteStream("copy");
        awaitMessages("origin", 0);
    }

    @Test
    void copies_areNotListedAmongTheConsumersOfTheirOrigin() throws Exception {
        jsm.addStream(origin().retentionPolicy(RetentionPolicy.Interest).build());
        jsm.addStream(mirroring().build());
        publish(5);
        awaitMessages("mirror", 5);
        awaitMessages("origin", 0);
        assertThat(jsm.getConsumerNames("origin")).isEmpty();
        assertThat(jsm.getStreamInfo("origin").getStreamState().getConsumerCount())
                .isZero();
    }

    private static StreamConfiguration.Builder origin() {
        return StreamConfiguration.builder().name("origin").subjects("s.*");
    }

    private static StreamConfiguration.Builder gathering() {
        return StreamConfiguration.builder()
                .name("copy")
                .sources(Source.builder().sourceName("origin").build());
    }

    private static StreamConfiguration.Builder mirroring() {
        return StreamConfiguration.builder()
                .name("mirror")
                .mirror(Mirror.builder().sourceName("origin").build());
    }

    private void publish(int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            send("s.a", "message " + i);
        }
    }

    private void send(String subject, String payload) throws Exception {
        fixture.connection().jetStream().publish(subject, Jnats.bytes(payload));
    }

    private void sendWithId(String payload) {
        try {
            Headers headers = new Headers().put("Nats-Msg-Id", "id");
            fixture.connection().jetStream().publish("s.a", headers, Jnats.bytes(payload));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private JetStreamSubscription subscribe(String stream) throws Exception {
        return fixture.connection()
                .jetStream()
                .subscribe(
                        null,
                        PullSubscribeOptions.builder().stream(stream)
                                .durable("c")
                                .build());
    }

    /** Receives and acknowledges that many messages of the copy; returns their payloads. */
    private Set<String> consume(int count) throws Exception {
        JetStreamSubscription subscription = subscribe("copy");
        Set<String> payloads = new HashSet<>();
        long deadline = System.nanoTime() + 10 * Jnats.PATIENCE.toNanos();
        for (int taken = 0; taken < count && System.nanoTime() < deadline; ) {
            List<Message> messages = subscription.fetch(5, Duration.ofMillis(500));
            for (Message message : messages) {
                message.ackSync(Jnats.PATIENCE);
                payloads.add(Jnats.text(message));
            }
            taken += messages.size();
        }
        return payloads;
    }

    /** The reason why a copy is blocked; empty if it is not. */
    private String error(String stream) {
        try {
            StreamInfo info = jsm.getStreamInfo(stream);
            Error error = info.getMirrorInfo() == null
                    ? info.getSourceInfos().get(0).getError()
                    : info.getMirrorInfo().getError();
            return error == null ? "" : error.getDescription();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long messages(String stream) {
        try {
            return jsm.getStreamInfo(stream).getStreamState().getMsgCount();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitMessages(String stream, long count) {
        Eventually.await(count + " messages in " + stream, () -> messages(stream) == count);
    }
}
