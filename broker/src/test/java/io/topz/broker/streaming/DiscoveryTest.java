package io.topz.broker.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.reactor.ManualReactor;
import io.topz.broker.streaming.request.Discovery;
import io.topz.broker.subject.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static final String CONNECT = "_STAN.discover.test-cluster";

    private final ManualReactor reactor = new ManualReactor();
    private final FakeNats nats = new FakeNats(reactor);
    private final List<Boolean> outcomes = new ArrayList<>();

    private void ask(ManualReactor on, FakeNats server) {
        on.execute(() -> Discovery.ask(on, server.client("second"), "test-cluster", outcomes::add));
        on.run();
    }

    @Test
    void nobody_isKnownAtOnce() {
        ask(reactor, nats);
        assertThat(outcomes).containsExactly(false);
    }

    @Test
    void anotherServer_isFoundAndForgetsTheSession() {
        try (StreamingScene scene = StreamingScene.inMemory()) {
            ask(scene.reactor, scene.nats);
            assertThat(outcomes).containsExactly(true);
            assertThat(scene.server().sessions().all()).isEmpty();
        }
    }

    @Test
    void silentSubscriber_isNoServer() {
        nats.client("silent").subscribe(ByteString.of(CONNECT), null, message -> {});
        ask(reactor, nats);
        assertThat(outcomes).isEmpty();
        reactor.advance(Duration.ofMillis(250));
        assertThat(outcomes).containsExactly(false);
    }

    @Test
    void answerThatIsNotOfTheProtocol_isAnotherServer() {
        nats.client("other").subscribe(ByteString.of(CONNECT), null, message -> {
            ByteString reply = ByteString.copyOf(message.buffer, message.reply, message.replyLength);
            nats.publish(reply.toString(), null, "\u0001 no response".getBytes(UTF_8));
        });
        ask(reactor, nats);
        assertThat(outcomes).containsExactly(true);
    }
}
