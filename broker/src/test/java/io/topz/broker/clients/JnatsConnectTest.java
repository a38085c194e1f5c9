package io.topz.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.AuthenticationException;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Options;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests that jnats logs in, is rejected, and reconnects after a restart of the broker. */
class JnatsConnectTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void userAndPassword_letIn() throws Exception {
        try (TestServer server = OurServer.start(ServerSettings.parse("user=derek password=s3cret"));
                Jnats client = Jnats.connect(
                        Jnats.options(server).userInfo("derek", "s3cret").build())) {
            assertThat(client.connection().getServerInfo().isAuthRequired()).isTrue();
            assertThat(client.connection().RTT()).isPositive();
        }
    }

    @Test
    void userAndPassword_inTheUrl_letIn() throws Exception {
        try (TestServer server = OurServer.start(ServerSettings.parse("user=derek password=p%40ss"));
                Jnats client = Jnats.connect(Options.builder()
                        .server("nats://derek:p%2540ss@127.0.0.1:" + server.port())
                        .build())) {
            assertThat(client.connection().RTT()).isPositive();
        }
    }

    @Test
    void wrongCredentials_areRefused() {
        try (TestServer server = OurServer.start(ServerSettings.parse("user=derek password=s3cret"))) {
            assertRefused(Jnats.options(server).userInfo("derek", "wrong"));
            assertRefused(Jnats.options(server).userInfo("nobody", "s3cret"));
            assertRefused(Jnats.options(server).token("s3cret".toCharArray()));
            assertRefused(Jnats.options(server));
        }
    }

    @Test
    void token_letsIn() throws Exception {
        try (TestServer server = OurServer.start(ServerSettings.parse("token=t0ken"));
                Jnats client = Jnats.connect(
                        Jnats.options(server).token("t0ken".toCharArray()).build())) {
            assertThat(client.connection().RTT()).isPositive();
            assertRefused(Jnats.options(server).token("token".toCharArray()));
        }
    }

    @Test
    void restartOnTheSamePort_reconnectsAndSubscribesAgain() throws Exception {
        BlockingQueue<Events> events = new ArrayBlockingQueue<>(100);
        BlockingQueue<String> received = new ArrayBlockingQueue<>(100);
        TestServer server = OurServer.start(ServerSettings.NONE);
        ServerSettings samePort = ServerSettings.parse("port=" + server.port());
        try (Jnats client = Jnats.connect(Jnats.options(server)
                        .maxReconnects(-1)
                        .reconnectWait(Duration.ofMillis(20))
                        .connectionListener((unused, event) -> events.add(event))
                        .build());
                TestServer stopped = server) {
            client.connection()
                    .createDispatcher(message -> received.add(new String(message.getData(), UTF_8)))
                    .subscribe("again.*", "group");
            client.connection().flush(PATIENCE);

            stopped.stop();
            await(events, Events.DISCONNECTED);
            try (TestServer restarted = OurServer.start(samePort);
                    Jnats other = Jnats.connect(Jnats.options(restarted).build())) {
                await(events, Events.RESUBSCRIBED);
                client.connection().flush(PATIENCE);
                other.connection().publish("again.1", "back".getBytes(UTF_8));
                assertThat(received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo("back");
            }
        }
    }

    @Test
    void stop_withClients_freesThePortAtOnce() throws Exception {
        TestServer server = OurServer.start(ServerSettings.NONE);
        ServerSettings samePort = ServerSettings.parse("port=" + server.port());
        CountDownLatch disconnected = new CountDownLatch(1);
        try (Jnats client = Jnats.connect(Jnats.options(server)
                .noReconnect()
                .connectionListener((unused, event) -> disconnected.countDown())
                .build())) {
            assertThat(client.connection().RTT()).isPositive();
            for (int i = 0; i < 5; i++) {
                server.stop();
                server = OurServer.start(samePort);
            }
            assertThat(disconnected.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            server.stop();
        }
    }

    private static void assertRefused(Options.Builder options) {
        Options quiet = options.connectionTimeout(Duration.ofMillis(500))
                .errorListener(new ErrorListener() {})
                .build();
        assertThatThrownBy(() -> Jnats.connect(quiet))
                .isInstanceOfAny(AuthenticationException.class, IOException.class)
                .hasMessageContaining("Authorization Violation");
    }

    private static void await(BlockingQueue<Events> events, Events wanted) throws InterruptedException {
        for (Events event = null; event != wanted; ) {
            event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("%s within %s", wanted, PATIENCE).isNotNull();
        }
    }
}
