package io.topz.broker.load;

import io.topz.broker.testing.NatsSocket;
import java.util.concurrent.CompletableFuture;

/**
 * A publisher and a subscriber that continue their work while other clients misbehave. Each message must arrive alone and in order, before
 * the PONG that follows it.
 */
final class Bystanders implements AutoCloseable {

    private static final String SUBJECT = "bystanders.3f9c1e";

    private final NatsSocket publisher;
    private final NatsSocket subscriber;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private volatile boolean stopping;

    Bystanders(int port) {
        publisher = new NatsSocket(port);
        subscriber = new NatsSocket(port);
        String connect = "CONNECT {\"verbose\":false,\"pedantic\":false,\"protocol\":1}\r\n";
        publisher.send(connect);
        subscriber.send(connect + "SUB " + SUBJECT + " 1\r\n");
        subscriber.fence(0);
        new Thread(this::work, "bystanders").start();
    }

    /** Stops both and returns the number of messages between them; fails if one message was lost. */
    int stop() {
        stopping = true;
        return end.join();
    }

    @Override
    public void close() {
        stopping = true;
        publisher.close();
        subscriber.close();
    }

    private void work() {
        int messages = 0;
        try {
            for (; !stopping; messages++) {
                String text = Integer.toString(messages);
                publisher.send("PUB " + SUBJECT + " " + text.length() + "\r\n" + text + "\r\n");
                publisher.fence(0);
                String got = subscriber.fence(0);
                String expected = "MSG " + SUBJECT + " 1 " + text.length() + "\r\n" + text + "\r\n";
                if (!got.equals(expected)) {
                    throw new AssertionError("message " + messages + " came as «" + got + "»");
                }
            }
            end.complete(messages);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }
}
