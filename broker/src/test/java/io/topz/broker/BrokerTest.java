package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topz.broker.client.Connection;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.counter.MonitorStats;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of start and stop, and of connections after the stop. */
class BrokerTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false,\"name\":\"n\"}\r\n";

    private static Broker start(BrokerOptionsBuilder options) {
        return Broker.start(options.host("127.0.0.1").build());
    }

    private static BrokerOptionsBuilder options() {
        return BrokerOptions.builder().port(0);
    }

    @Test
    void start_onFreePort_tellsIt() {
        try (Broker broker = start(options());
                NatsSocket client = new NatsSocket(broker.port())) {
            assertThat(broker.port()).isPositive();
            assertThat(broker.host()).isEqualTo("127.0.0.1");
            assertThat(client.info())
                    .contains("\"port\":" + broker.port())
                    .contains("\"server_id\":\"" + broker.serverId() + "\"");
        }
    }

    @Test
    void start_onTakenPort_saysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(BrokerOptions.builder().port(taken.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void start_onTakenPort_letsGoOfItsStore(@TempDir Path store) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerOptionsBuilder options =
                    BrokerOptions.builder().port(taken.getLocalPort()).jetStream(JetStreamOptions.in(store));
            assertThatThrownBy(() -> start(options)).hasMessageContaining("cannot listen");
            start(options.port(0)).close();
        }
    }

    @Test
    void start_onTakenPort_endsItsThreads(@TempDir Path store) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long before = jetStreamThreads();
            assertThatThrownBy(() -> start(
                            BrokerOptions.builder().port(taken.getLocalPort()).jetStream(JetStreamOptions.in(store))))
                    .hasMessageContaining("cannot listen");
            Eventually.await("no thread is left", () -> jetStreamThreads() <= before);
        }
    }

    private static long jetStreamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("jetstream"))
                .count();
    }

    @Test
    void stopAccepting_freesThePortAndKeepsTheClients() throws IOException {
        try (Broker broker = start(options());
                NatsSocket client = new NatsSocket(broker.port())) {
            client.send(CONNECT);
            client.fence(0);
            broker.stopAccepting();
            assertThatThrownBy(() -> new NatsSocket(broker.port())).isInstanceOf(UncheckedIOException.class);
            try (ServerSocket free = new ServerSocket(broker.port(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
            assertThat(client.fence(0)).isEmpty();
        }
    }

    @Test
    void drain_tellsClientsAndClosesThemOneAfterAnother() {
        try (Broker broker = start(options());
                NatsSocket knows = new NatsSocket(broker.port());
                NatsSocket old = new NatsSocket(broker.port())) {
            knows.send("CONNECT {\"verbose\":false,\"protocol\":1}\r\n");
            old.send(CONNECT);
            knows.fence(0);
            old.fence(0);
            broker.drain(Duration.ofMillis(10), Duration.ofMillis(50));
            assertThat(knows.line())
                    .startsWith("INFO {")
                    .contains("\"ldm\":true")
                    .contains("\"client_id\":");
            assertThat(knows.line()).isEmpty();
            assertThat(knows.ended()).isTrue();
            assertThat(old.line()).isEmpty();
            assertThat(old.ended()).isTrue();
            assertThat(broker.state().connections().closed())
                    .hasSize(2)
                    .allMatch(closed -> closed.end().orElseThrow().reason() == ClosedReason.SERVER_SHUTDOWN);
        }
    }

    @Test
    void drain_isEndedByStop() throws Exception {
        Broker broker = start(options());
        try (NatsSocket client = new NatsSocket(broker.port())) {
            Thread draining = new Thread(() -> broker.drain(Duration.ofHours(1), Duration.ofHours(2)));
            draining.start();
            broker.stop();
            draining.join(NatsSocket.PATIENCE.toMillis());
            assertThat(draining.isAlive()).isFalse();
            assertThat(client.line()).isEmpty();
        }
    }

    /** Clients that reconnect at once must not be accepted and then disconnected. */
    @Test
    void stop_whileClientsReconnect_acceptsNobody() throws Exception {
        Broker broker = start(options());
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread client = new Thread(() -> reconnect(broker.port(), over));
            client.start();
            clients.add(client);
        }
        Eventually.await("clients are there", () -> broker.state().connections().openCount() > 0);
        broker.stop();
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(broker.state().connections().openCount()).isZero();
        assertThat(broker.state().counters().failures()).isZero();
    }

    private static void reconnect(int port, AtomicBoolean over) {
        while (!over.get()) {
            try (NatsSocket client = new NatsSocket(port)) {
                client.send(CONNECT);
            } catch (UncheckedIOException | AssertionError refused) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void severalBrokers_onFreePortsOfOneVertx_areApart() {
        Vertx vertx = Vertx.vertx();
        BrokerOptions options =
                options().host("127.0.0.1").port(-1).eventLoops(2).build();
        try (Broker one = Broker.start(vertx, options, new MonitorStats());
                Broker other = Broker.start(vertx, options, new MonitorStats())) {
            assertThat(one.port()).isNotEqualTo(other.port());
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void stop_closesClientsAndFreesThePort() {
        Broker broker = start(options().eventLoops(2));
        List<NatsSocket> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            NatsSocket client = new NatsSocket(broker.port());
            client.fence(0);
            clients.add(client);
        }

        broker.stop();

        try (Broker next = start(BrokerOptions.builder().port(broker.port()));
                NatsSocket client = new NatsSocket(next.port())) {
            assertThat(client.fence(0)).isEmpty();
        }
        for (NatsSocket client : clients) {
            assertThat(client.rest()).isEmpty();
            client.close();
        }
        assertThat(broker.state().connections().closed())
                .hasSize(4)
                .allSatisfy(c -> assertThat(c.end().orElseThrow().reason()).isEqualTo(ClosedReason.SERVER_SHUTDOWN));
        broker.stop();
    }

    @Test
    void connections_comingAndGoing_leaveNothing() {
        try (Broker broker = start(options()
                .eventLoops(2)
                .limits(ClientLimits.builder().maxClosedClients(10).build()))) {
            for (int i = 0; i < 300; i++) {
                try (NatsSocket client = new NatsSocket(broker.port())) {
                    client.send(CONNECT + "SUB a.* 1\r\nSUB a.> q 2\r\nPUB a.b 1\r\nx\r\n");
                    client.fence(0);
                }
            }

            Eventually.await("all are gone", () -> broker.state().connections().openCount() == 0);
            assertThat(broker.state().connections().open()).isEmpty();
            assertThat(broker.state().connections().closed()).hasSize(10);
            assertThat(broker.state().counters().connections()).isEqualTo(300);
            assertThat(broker.state().accounts().all()).allSatisfy(account -> {
                assertThat(account.clients()).isZero();
                assertThat(account.sublist().entries())
                        .noneMatch(subscription -> subscription.subscriber() instanceof Connection);
            });
            assertThat(broker.state().counters().failures()).isZero();
        }
    }

    @Test
    void closedConnection_keepsItsFigures() {
        try (Broker broker = start(options())) {
            try (NatsSocket client = new NatsSocket(broker.port())) {
                client.send(CONNECT + "SUB a q 1\r\nUNSUB 1 5\r\nPUB a 3\r\nxyz\r\n");
                client.fence(0);
            }
            Eventually.await("all are gone", () -> broker.state().connections().openCount() == 0);

            Connection closed = broker.state().connections().closed().get(0);
            assertThat(closed.end().orElseThrow().reason()).isEqualTo(ClosedReason.CLIENT_CLOSED);
            assertThat(closed.inMsgs()).isEqualTo(1);
            assertThat(closed.inBytes()).isEqualTo(3);
            assertThat(closed.outMsgs()).isEqualTo(1);
            assertThat(closed.outBytes()).isEqualTo(3);
            assertThat(closed.connectOptions().orElseThrow().name()).isEqualTo("n");
            assertThat(closed.subscriptions()).singleElement().satisfies(s -> {
                assertThat(s.subject()).hasToString("a");
                assertThat(s.queue()).hasToString("q");
                assertThat(s.msgs()).isEqualTo(1);
                assertThat(s.max()).isEqualTo(5);
            });
            assertThat(closed.rtt()).isPresent();
            assertThat(closed.lastActivity()).isAfter(closed.start());
        }
    }

    @Test
    void reset_isAReadError() {
        try (Broker broker = start(options())) {
            NatsSocket client = new NatsSocket(broker.port());
            client.fence(0);
            client.reset();

            Eventually.await(
                    "it is closed", () -> broker.state().connections().closed().size() == 1);
            assertThat(broker.state()
                            .connections()
                            .closed()
                            .get(0)
                            .end()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(ClosedReason.READ_ERROR);
        }
    }

    @Test
    void pingAndPong_areNoActivity() {
        try (Broker broker = start(options());
                NatsSocket client = new NatsSocket(broker.port())) {
            client.send(CONNECT + "SUB a 1\r\n");
            client.fence(0);
            Connection connection =
                    broker.state().connections().open().iterator().next();
            var afterSub = connection.lastActivity();

            client.fence(0);
            assertThat(connection.lastActivity()).isEqualTo(afterSub);

            client.send("UNSUB 1\r\n");
            client.fence(0);
            assertThat(connection.lastActivity()).isAfter(afterSub);
        }
    }
}
