package io.topz.broker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topz.broker.Broker;
import io.topz.broker.BrokerException;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.Query;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the contract between the broker and its services. */
class ServiceTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false}\r\nSUB inbox 1\r\n";

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final TestService.Factory first = new TestService.Factory("first", "", journal);
    private final TestService.Factory second = new TestService.Factory("second", "", journal);

    @TempDir
    Path store;

    private Vertx vertx;

    @BeforeEach
    void startLoops() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stopLoops() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Broker start(ServiceFactory... services) {
        return start(-1, services);
    }

    private Broker start(int port, ServiceFactory... services) {
        BrokerOptions options = BrokerOptions.builder()
                .host("127.0.0.1")
                .port(port)
                .eventLoops(2)
                .jetStream(JetStreamOptions.in(store))
                .build();
        return Broker.start(vertx, options, Arrays.asList(services), new MonitorStats());
    }

    private static <D extends Document> D ask(Broker broker, Endpoint<D> endpoint, String query) {
        return broker.collector()
                .collect(endpoint.parser().apply(Query.parse(query)))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static NatsSocket connect(Broker broker) {
        NatsSocket socket = new NatsSocket(broker.port());
        socket.send(CONNECT);
        assertThat(socket.fence(0)).isEmpty();
        return socket;
    }

    private static String request(NatsSocket socket, String subject, String body) {
        socket.send("PUB " + subject + " inbox " + body.length() + "\r\n" + body + "\r\n");
        assertThat(socket.operation()).isEqualTo("MSG inbox 1 " + body.length());
        return socket.bytes(body.length());
    }

    private static ConnInfo connection(Broker broker, String name) {
        return Objects.requireNonNull(ask(broker, Endpoint.CONNZ, "").connections()).stream()
                .filter(connection -> name.equals(connection.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void request_toService_isAnswered() {
        try (Broker broker = start(first, second);
                NatsSocket client = connect(broker)) {
            assertThat(request(client, "first.echo", "hello")).isEqualTo("hello");
        }
    }

    @Test
    void connz_showsClientOfServiceWithItsFigures() {
        try (Broker broker = start(first);
                NatsSocket client = connect(broker)) {
            String unused = request(client, "first.echo", "hello");

            ConnInfo shown = connection(broker, "first-general");
            assertThat(List.of(shown.inMsgs(), shown.inBytes(), shown.outMsgs(), shown.outBytes()))
                    .containsExactly(1L, 5L, 1L, 5L);
            assertThat(shown.subscriptions()).isEqualTo(1);
            assertThat(ask(broker, Endpoint.VARZ, "").inMsgs()).isEqualTo(2);
            assertThat(ask(broker, Endpoint.VARZ, "").outMsgs()).isEqualTo(2);
            assertThat(ask(broker, Endpoint.VARZ, "").connections()).isEqualTo(2);
            assertThat(ask(broker, Endpoint.VARZ, "").totalConnections()).isEqualTo(2);
        }
    }

    @Test
    void clients_ofOneQueue_shareMessages() {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        try (Broker broker = start(first, second);
                NatsSocket client = connect(broker)) {
            for (TestService.Factory factory : List.of(first, second)) {
                factory.made()
                        .inTurn(service ->
                                service.subscribe(TestService.subject("work.*"), TestService.subject("q"), message -> {
                                    received.add(factory.made().name());
                                }));
            }
            client.send("PUB work.a 0\r\n\r\n".repeat(100));

            Eventually.await("every message is received once", () -> received.size() == 100);
            assertThat(received).contains("first", "second");
        }
    }

    @Test
    void unsubscribe_endsSubscription() {
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        try (Broker broker = start(first);
                NatsSocket client = connect(broker)) {
            first.made().inTurn(service -> {
                NatsClient.Registration kept =
                        service.subscribe(TestService.subject("a"), null, message -> received.add("a"));
                service.subscribe(TestService.subject("b"), null, message -> received.add("b"));
                kept.unsubscribe();
            });
            client.send("PUB a 0\r\n\r\nPUB b 0\r\n\r\n");

            Eventually.await("the other is received", () -> received.contains("b"));
            assertThat(received).containsExactly("b");
            assertThat(connection(broker, "first-general").subscriptions()).isEqualTo(2);
        }
    }

    @Test
    void flush_runsWhenWhatWasPublishedIsOnItsWay() {
        try (Broker broker = start(first);
                NatsSocket client = connect(broker)) {
            first.made().inTurn(service -> {
                service.publish(TestService.subject("inbox"), null, TestService.body("first"));
                service.flush(() -> client.send("PUB inbox 6\r\nsecond\r\n"));
            });

            assertThat(client.operation()).isEqualTo("MSG inbox 1 5");
            assertThat(client.bytes(7)).isEqualTo("first\r\n");
            assertThat(client.operation()).isEqualTo("MSG inbox 1 6");
        }
    }

    @Test
    void flush_inTurnOnEventLoop_runsAfterCommitAndPublish() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (Broker broker = start(first);
                NatsSocket client = connect(broker)) {
            TestService made = first.made();
            made.inTurn(service -> service.subscribe(
                    TestService.subject("store"), null, new StoringReceiver(made.reactor, order, () -> {
                        service.publish(TestService.subject("inbox"), null, TestService.body("stored"));
                        service.flush(() -> {
                            order.add("flushed");
                            client.send("PUB inbox 7\r\nflushed\r\n");
                        });
                    })));
            client.send("PUB store 0\r\n\r\n");

            assertThat(client.operation()).isEqualTo("MSG inbox 1 6");
            assertThat(client.bytes(8)).isEqualTo("stored\r\n");
            assertThat(client.operation()).isEqualTo("MSG inbox 1 7");
            assertThat(order).containsExactly("committed", "flushed");
        }
    }

    /** A receiver whose turns may run on an event loop, and whose commits wait for a disk. */
    private static final class StoringReceiver implements Receiver, Reactor.Committing {

        private final Reactor reactor;
        private final List<String> journal;
        private final Runnable action;

        StoringReceiver(Reactor reactor, List<String> journal, Runnable action) {
            this.reactor = reactor;
            this.journal = journal;
            this.action = action;
        }

        @Override
        public boolean isQuick(Message message) {
            return true;
        }

        @Override
        public void receive(Message message) {
            reactor.commit(this);
            action.run();
        }

        @Override
        public void commit() {
            journal.add("committed");
        }

        @Override
        public boolean waitsForDisk() {
            return true;
        }
    }

    @Test
    void publish_toOwnSubscription_isReceivedInALaterTurn() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (Broker broker = start(first)) {
            first.made().inTurn(service -> {
                service.subscribe(TestService.subject("own"), null, message -> order.add("received"));
                service.publish(TestService.subject("own"), null, TestService.body("x"));
                order.add("published");
            });

            Eventually.await("it is received", () -> order.size() == 2);
            assertThat(order).containsExactly("published", "received");
            assertThat(connection(broker, "first-general").outMsgs()).isEqualTo(1);
        }
    }

    @Test
    void health_withProblemOfService_isUnavailable() {
        try (Broker broker = start(first, second)) {
            assertThat(ask(broker, Endpoint.HEALTHZ, "").status()).isEqualTo("ok");
            first.made().problem = "channel A cannot be written";
            second.made().problem = "channel B cannot be written";

            Healthz health = ask(broker, Endpoint.HEALTHZ, "");
            assertThat(health.httpStatus()).isEqualTo(503);
            assertThat(health.error()).isEqualTo("channel A cannot be written");
            assertThat(ask(broker, Endpoint.HEALTHZ, "details=true").errors()).hasSize(2);
            assertThat(ask(broker, Endpoint.HEALTHZ, "js-server-only=true").status())
                    .isEqualTo("ok");
        }
    }

    @Test
    void documents_ofService_areServed() {
        try (Broker broker = start(first)) {
            assertThat(ask(broker, Endpoint.JSZ, "").serverId()).isEqualTo("first");
            Limitsz limits = ask(broker, Endpoint.LIMITSZ, "");
            assertThat(limits.limits()).extracting("name").contains("max_connections", "max_inbox", "first_inbox");
        }
    }

    @Test
    void stop_endsServicesInReverseOrder() {
        start(first, second).stop();

        assertThat(journal)
                .containsExactly(
                        "first started",
                        "second started",
                        "second stopped",
                        "first stopped",
                        "second closed",
                        "first closed");
    }

    @Test
    void stop_whenServiceFails_endsTheOthers() throws IOException {
        TestService.Factory failing = new TestService.Factory("failing", TestService.FAILS_AT_STOP, journal);
        Broker broker = start(first, failing);
        int port = broker.port();

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(broker::stop)
                .withMessage("failing fails at stop");
        assertThat(journal).containsSubsequence("failing stopped", "first stopped", "failing closed", "first closed");
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        start(second).stop();
    }

    @Test
    void start_whenServiceFails_endsThoseBefore() {
        TestService.Factory failing = new TestService.Factory("failing", TestService.FAILS_AT_START, journal);

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> start(first, failing, second))
                .withMessage("failing fails at start");
        assertThat(journal)
                .containsExactly(
                        "first started",
                        "failing started",
                        "failing stopped",
                        "first stopped",
                        "second closed",
                        "failing closed",
                        "first closed");
        assertNothingIsLeft();
    }

    @Test
    void start_whenServiceCannotBeMade_closesThoseBefore() {
        TestService.Factory failing = new TestService.Factory("failing", TestService.FAILS_AT_CREATION, journal);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> start(first, failing));
        assertThat(journal).containsExactly("first closed");
        assertNothingIsLeft();
    }

    @Test
    void start_whenPortIsTaken_endsServices() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(BrokerException.class).isThrownBy(() -> start(taken.getLocalPort(), first));
        }

        assertThat(journal).containsExactly("first started", "first stopped", "first closed");
        assertNothingIsLeft();
    }

    /** Checks that the threads have ended and that the store can be opened again. */
    private void assertNothingIsLeft() {
        Eventually.await(
                "no thread of a service is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name -> name.startsWith("jetstream-") || name.startsWith("first-")));
        start().stop();
    }
}
