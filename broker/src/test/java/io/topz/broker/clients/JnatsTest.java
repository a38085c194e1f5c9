package io.topz.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.topz.broker.testing.OurServer;
import io.topz.broker.testing.ServerSettings;
import io.topz.broker.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What jnats, the Java client, does with the broker. */
class JnatsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestServer server;
    private Jnats client;
    private Connection connection;

    @BeforeAll
    static void startServer() {
        server = OurServer.start(ServerSettings.NONE);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() throws IOException {
        client = Jnats.connect(Jnats.options(server).build());
        connection = client.connection();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void connect_knowsTheServer() {
        assertThat(connection.getStatus()).isEqualTo(Connection.Status.CONNECTED);
        assertThat(connection.getServerInfo().getPort()).isEqualTo(server.port());
        assertThat(connection.getServerInfo().getVersion()).isEqualTo("2.10.27");
        assertThat(connection.getServerInfo().isHeadersSupported()).isTrue();
        assertThat(connection.getServerInfo().getMaxPayload()).isEqualTo(1 << 20);
        assertThat(connection.getServerInfo().getClientIp()).isEqualTo("127.0.0.1");
    }

    @Test
    void publish_reachesASubscription() throws InterruptedException {
        Subscription subscription = connection.subscribe("greet");
        connection.publish("greet", bytes("hello"));
        connection.publish("greet", "answers", bytes(""));

        Message first = next(subscription);
        assertThat(text(first)).isEqualTo("hello");
        assertThat(first.getReplyTo()).isNull();
        Message second = next(subscription);
        assertThat(text(second)).isEmpty();
        assertThat(second.getReplyTo()).isEqualTo("answers");
    }

    @Test
    void publish_ofAnother_reachesADispatcher() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (Jnats second = Jnats.connect(Jnats.options(server).build())) {
            Connection publisher = second.connection();
            connection
                    .createDispatcher(message -> received.complete(text(message)))
                    .subscribe("科技");
            connection.flush(PATIENCE);
            publisher.publish("科技", bytes("新闻"));
            assertThat(await(received)).isEqualTo("新闻");
        }
    }

    @Test
    void wildcards_matchTokens() throws InterruptedException {
        Subscription one = connection.subscribe("a.*.c");
        Subscription rest = connection.subscribe("a.>");
        for (String subject : List.of("a.b.c", "a.c", "a.b.b.c", "b.b.c", "a")) {
            connection.publish(subject, bytes(""));
        }
        connection.publish("a.end.c", bytes(""));

        assertThat(subjectsUntil(one, "a.end.c")).containsExactly("a.b.c");
        assertThat(subjectsUntil(rest, "a.end.c")).containsExactly("a.b.c", "a.c", "a.b.b.c");
    }

    @Test
    void queue_sharesEachMessageOnce() throws Exception {
        CountDownLatch handled = new CountDownLatch(300);
        List<AtomicInteger> counts =
                IntStream.range(0, 3).mapToObj(i -> new AtomicInteger()).toList();
        for (AtomicInteger count : counts) {
            Dispatcher member = connection.createDispatcher(message -> {
                count.incrementAndGet();
                handled.countDown();
            });
            member.subscribe("work", "workers");
        }
        for (int i = 0; i < 300; i++) {
            connection.publish("work", bytes("x"));
        }
        assertThat(handled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        connection.flush(PATIENCE);
        assertThat(counts.stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(300);
        assertThat(counts).allSatisfy(count -> assertThat(count).hasPositiveValue());
    }

    @Test
    void queue_overConnections_servesRequests() throws Exception {
        List<Jnats> members = new ArrayList<>();
        List<AtomicInteger> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Jnats second = Jnats.connect(Jnats.options(server).build());
            Connection member = second.connection();
            AtomicInteger count = new AtomicInteger();
            member.createDispatcher(message -> {
                        count.incrementAndGet();
                        member.publish(message.getReplyTo(), message.getData());
                    })
                    .subscribe("echo", "members");
            member.flush(PATIENCE);
            members.add(second);
            counts.add(count);
        }
        for (int i = 0; i < 300; i++) {
            Message answer = await(connection.request("echo", bytes("n" + i)));
            assertThat(text(answer)).isEqualTo("n" + i);
        }
        assertThat(counts.stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(300);
        assertThat(counts).allSatisfy(count -> assertThat(count).hasPositiveValue());
        members.forEach(Jnats::close);
    }

    @Test
    void headers_arriveAsSent() throws Exception {
        Subscription subscription = connection.subscribe("with.headers");
        Headers headers = new Headers()
                .add("Nats-Msg-Id", "1")
                .add("many", "a", "b", "a")
                .add("Case", "kept")
                .add("spaces", " in  it");
        connection.publish(NatsMessage.builder()
                .subject("with.headers")
                .headers(headers)
                .data("payload")
                .build());

        Message message = next(subscription);
        assertThat(text(message)).isEqualTo("payload");
        assertThat(message.getHeaders().get("many")).containsExactly("a", "b", "a");
        assertThat(message.getHeaders().getFirst("Nats-Msg-Id")).isEqualTo("1");
        assertThat(message.getHeaders().getFirst("Case")).isEqualTo("kept");
        assertThat(message.getHeaders().keySet()).containsExactlyInAnyOrderElementsOf(headers.keySet());
    }

    @Test
    void request_withoutResponders_isCancelledAtOnce() throws InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Message> answer = connection.request("nobody.home", bytes("?"));
        assertThatThrownBy(() -> answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void request_withoutResponders_canReportThem() throws Exception {
        try (Jnats second =
                Jnats.connect(Jnats.options(server).reportNoResponders().build())) {
            Connection reporting = second.connection();
            assertThatThrownBy(
                            () -> reporting.request("nobody.home", bytes("?")).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void drain_handlesAllThatWasRouted() throws Exception {
        AtomicInteger handled = new AtomicInteger();
        Connection draining = Jnats.connect(Jnats.options(server).build()).connection();
        CountDownLatch first = new CountDownLatch(1);
        draining.createDispatcher(message -> {
                    first.countDown();
                    handled.incrementAndGet();
                })
                .subscribe("drained");
        draining.flush(PATIENCE);
        for (int i = 0; i < 10_000; i++) {
            connection.publish("drained", bytes("x"));
        }
        connection.flush(PATIENCE);
        assertThat(first.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(await(draining.drain(PATIENCE))).isTrue();
        assertThat(handled).hasValue(10_000);
        assertThat(draining.getStatus()).isEqualTo(Connection.Status.CLOSED);
    }

    @Test
    void unsubscribe_afterSoMany_deliversThem() throws InterruptedException {
        Subscription subscription = connection.subscribe("limited");
        subscription.unsubscribe(3);
        for (int i = 0; i < 10; i++) {
            connection.publish("limited", bytes("" + i));
        }
        assertThat(List.of(text(next(subscription)), text(next(subscription)), text(next(subscription))))
                .containsExactly("0", "1", "2");
        assertThatThrownBy(() -> subscription.nextMessage(PATIENCE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void messages_100000_arriveInOrder() throws Exception {
        int count = 100_000;
        CompletableFuture<Integer> outOfOrder = new CompletableFuture<>();
        AtomicInteger expected = new AtomicInteger();
        try (Jnats second = Jnats.connect(Jnats.options(server).build())) {
            Connection publisher = second.connection();
            Dispatcher dispatcher = connection.createDispatcher(message -> {
                int number = Integer.parseInt(text(message));
                if (number != expected.getAndIncrement()) {
                    outOfOrder.complete(number);
                } else if (number == count - 1) {
                    outOfOrder.complete(-1);
                }
            });
            dispatcher.setPendingLimits(-1, -1);
            dispatcher.subscribe("ordered");
            connection.flush(PATIENCE);
            for (int i = 0; i < count; i++) {
                publisher.publish("ordered", bytes(Integer.toString(i)));
            }
            assertThat(await(outOfOrder)).isEqualTo(-1);
        }
    }

    @Test
    void subscriptions_10000_eachGetTheirs() throws Exception {
        int count = 10_000;
        CountDownLatch received = new CountDownLatch(count);
        AtomicInteger wrong = new AtomicInteger();
        Dispatcher dispatcher = connection.createDispatcher(message -> {
            if (!message.getSubject().equals(text(message))) {
                wrong.incrementAndGet();
            }
            received.countDown();
        });
        for (int i = 0; i < count; i++) {
            dispatcher.subscribe("many." + i + ".x");
        }
        connection.flush(PATIENCE);
        for (int i = 0; i < count; i++) {
            connection.publish("many." + i + ".x", bytes("many." + i + ".x"));
        }
        assertThat(received.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).hasValue(0);
    }

    @Test
    void payload_asLongAsAllowed_arrives() throws InterruptedException {
        Subscription subscription = connection.subscribe("large");
        byte[] payload = new byte[1 << 20];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31 + (i >> 8));
        }
        connection.publish("large", payload);
        assertThat(next(subscription).getData()).isEqualTo(payload);
        assertThatThrownBy(() -> connection.publish("large", new byte[payload.length + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rtt_isMoreThanNothing() throws IOException {
        assertThat(connection.RTT()).isPositive().isLessThan(PATIENCE);
    }

    @Test
    void noEcho_keepsOwnMessagesAway() throws Exception {
        try (Jnats second = Jnats.connect(Jnats.options(server).noEcho().build())) {
            Connection quiet = second.connection();
            Subscription own = quiet.subscribe("echo.test");
            Subscription others = connection.subscribe("echo.test");
            connection.flush(PATIENCE);
            quiet.publish("echo.test", bytes("own"));
            quiet.flush(PATIENCE);
            connection.publish("echo.test", bytes("other"));
            assertThat(text(next(own))).isEqualTo("other");
            assertThat(text(next(others))).isEqualTo("own");
        }
    }

    private static List<String> subjectsUntil(Subscription subscription, String last) throws InterruptedException {
        List<String> subjects = new ArrayList<>();
        for (String subject = next(subscription).getSubject();
                !subject.equals(last);
                subject = next(subscription).getSubject()) {
            subjects.add(subject);
        }
        return subjects;
    }

    private static Message next(Subscription subscription) throws InterruptedException {
        Message message = subscription.nextMessage(PATIENCE);
        assertThat(message).as("a message within %s", PATIENCE).isNotNull();
        return message;
    }

    private static <T> T await(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(Message message) {
        return new String(message.getData(), UTF_8);
    }
}
