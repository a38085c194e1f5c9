package io.topz.broker.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of the broker with jnats, the Java client. */
class JnatsTest extends JnatsScene {

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
        connection.publish("greet", Jnats.bytes("hello"));
        connection.publish("greet", "answers", Jnats.bytes(""));

        Message first = Jnats.next(subscription);
        assertThat(Jnats.text(first)).isEqualTo("hello");
        assertThat(first.getReplyTo()).isNull();
        Message second = Jnats.next(subscription);
        assertThat(Jnats.text(second)).isEmpty();
        assertThat(second.getReplyTo()).isEqualTo("answers");
    }

    @Test
    void publish_ofAnother_reachesADispatcher() throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (Jnats second = Jnats.connect(Jnats.options(server).build())) {
            Connection publisher = second.connection();
            connection
                    .createDispatcher(message -> received.complete(Jnats.text(message)))
                    .subscribe("科技");
            connection.flush(Jnats.PATIENCE);
            publisher.publish("科技", Jnats.bytes("新闻"));
            assertThat(Jnats.await(received)).isEqualTo("新闻");
        }
    }

    @Test
    void wildcards_matchTokens() throws InterruptedException {
        Subscription one = connection.subscribe("a.*.c");
        Subscription rest = connection.subscribe("a.>");
        for (String subject : List.of("a.b.c", "a.c", "a.b.b.c", "b.b.c", "a")) {
            connection.publish(subject, Jnats.bytes(""));
        }
        connection.publish("a.end.c", Jnats.bytes(""));

        assertThat(subjectsUntil(one, "a.end.c")).containsExactly("a.b.c");
        assertThat(subjectsUntil(rest, "a.end.c")).containsExactly("a.b.c", "a.c", "a.b.b.c");
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

        Message message = Jnats.next(subscription);
        assertThat(Jnats.text(message)).isEqualTo("payload");
        assertThat(message.getHeaders().get("many")).containsExactly("a", "b", "a");
        assertThat(message.getHeaders().getFirst("Nats-Msg-Id")).isEqualTo("1");
        assertThat(message.getHeaders().getFirst("Case")).isEqualTo("kept");
        assertThat(message.getHeaders().keySet()).containsExactlyInAnyOrderElementsOf(headers.keySet());
    }

    @Test
    void request_withoutResponders_isCancelledAtOnce() throws InterruptedException {
        long start = System.nanoTime();
        CompletableFuture<Message> answer = connection.request("nobody.home", Jnats.bytes("?"));
        assertThatThrownBy(() -> answer.get(Jnats.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void request_withoutResponders_canReportThem() throws Exception {
        try (Jnats second =
                Jnats.connect(Jnats.options(server).reportNoResponders().build())) {
            Connection reporting = second.connection();
            assertThatThrownBy(() ->
                            reporting.request("nobody.home", Jnats.bytes("?")).get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void unsubscribe_afterSoMany_deliversThem() throws InterruptedException {
        Subscription subscription = connection.subscribe("limited");
        subscription.unsubscribe(3);
        for (int i = 0; i < 10; i++) {
            connection.publish("limited", Jnats.bytes("" + i));
        }
        assertThat(List.of(
                        Jnats.text(Jnats.next(subscription)),
                        Jnats.text(Jnats.next(subscription)),
                        Jnats.text(Jnats.next(subscription))))
                .containsExactly("0", "1", "2");
        assertThatThrownBy(() -> subscription.nextMessage(Jnats.PATIENCE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void payload_asLongAsAllowed_arrives() throws InterruptedException {
        Subscription subscription = connection.subscribe("large");
        byte[] payload = new byte[1 << 20];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (i * 31 + (i >> 8));
        }
        connection.publish("large", payload);
        assertThat(Jnats.next(subscription).getData()).isEqualTo(payload);
        assertThatThrownBy(() -> connection.publish("large", new byte[payload.length + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rtt_isMoreThanNothing() throws IOException {
        assertThat(connection.RTT()).isPositive().isLessThan(Jnats.PATIENCE);
    }

    @Test
    void noEcho_keepsOwnMessagesAway() throws Exception {
        try (Jnats second = Jnats.connect(Jnats.options(server).noEcho().build())) {
            Connection quiet = second.connection();
            Subscription own = quiet.subscribe("echo.test");
            Subscription others = connection.subscribe("echo.test");
            connection.flush(Jnats.PATIENCE);
            quiet.publish("echo.test", Jnats.bytes("own"));
            quiet.flush(Jnats.PATIENCE);
            connection.publish("echo.test", Jnats.bytes("other"));
            assertThat(Jnats.text(Jnats.next(own))).isEqualTo("other");
            assertThat(Jnats.text(Jnats.next(others))).isEqualTo("own");
        }
    }

    private static List<String> subjectsUntil(Subscription subscription, String last) throws InterruptedException {
        List<String> subjects = new ArrayList<>();
        for (String subject = Jnats.next(subscription).getSubject();
                !subject.equals(last);
                subject = Jnats.next(subscription).getSubject()) {
            subjects.add(subject);
        }
        return subjects;
    }
}
