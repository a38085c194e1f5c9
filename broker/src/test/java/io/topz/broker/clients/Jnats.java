package io.topz.broker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A jnats connection as a resource whose close method does not throw InterruptedException. */
public record Jnats(Connection connection) implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    public static Jnats connect(Options options) throws IOException {
        try {
            return new Jnats(Nats.connect(options));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public static Options.Builder options(TestServer server) {
        return Options.builder().server("nats://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    /** The next message, which must arrive in time. */
    public static Message next(Subscription subscription) throws InterruptedException {
        Message message = subscription.nextMessage(PATIENCE);
        assertThat(message).as("a message within %s", PATIENCE).isNotNull();
        return message;
    }

    public static <T> T await(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    public static String text(Message message) {
        return new String(message.getData(), UTF_8);
    }
}
