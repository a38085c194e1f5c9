package io.topz.broker.jetstream.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Clients that publish and acknowledge as fast as they can until the broker is gone, and record its confirmations in ledgers. */
final class BulkLoad {

    /** The number of keys whose subjects the messages use in turn. */
    static final int KEYS = 50;

    private static final int WINDOW = 64;
    private static final int BATCH = 10;

    private final List<Ledger> ledgers;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger published = new AtomicInteger();

    BulkLoad(List<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    /** Starts all clients and another one. The result completes when all of their connections have ended. */
    CompletableFuture<Void> start(int port, Consumer<Client> other) {
        List<Consumer<Client>> tasks = new ArrayList<>();
        tasks.add(other);
        for (Ledger ledger : ledgers) {
            tasks.add(client -> publish(client, ledger));
            for (String consumer : ledger.consumers()) {
                tasks.add(client -> acknowledge(client, ledger, consumer, true));
                tasks.add(client -> acknowledge(client, ledger, consumer, false));
            }
        }
        return CompletableFuture.allOf(
                tasks.stream().map(task -> start(new Client(port), task)).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> start(Client client, Consumer<Client> task) {
        return CompletableFuture.runAsync(
                () -> {
                    try (client) {
                        task.accept(client);
                    }
                },
                threads);
    }

    /** The subject of a message. */
    static String subject(String stream, int number) {
        return stream.toLowerCase(Locale.ROOT) + "." + number % KEYS;
    }

    private void publish(Client client, Ledger ledger) {
        while (!client.hasEnded()) {
            List<String> payloads = new ArrayList<>();
            for (int i = 0; i < WINDOW; i++) {
                int number = published.incrementAndGet();
                payloads.add("message " + number);
                client.publish(subject(ledger.stream(), number), client.inbox(i), payloads.get(i));
            }
            for (int i = 0; i < WINDOW; i++) {
                client.receive().ifPresent(answer -> {
                    String payload = payloads.get((int) number(answer.subject()));
                    synchronized (ledger) {
                        Client.sequence(answer.body()).ifPresent(sequence -> ledger.acknowledged(sequence, payload));
                    }
                });
            }
        }
    }

    /** Receives and acknowledges; with {@code confirmed} it waits for the confirmation of each acknowledgement. */
    private static void acknowledge(Client client, Ledger ledger, String consumer, boolean confirmed) {
        while (!client.hasEnded()) {
            List<String> replies = receiveBatch(client, ledger.stream() + "." + consumer);
            for (String reply : replies) {
                long sequence = Long.parseLong(reply.split("\\.")[5]);
                synchronized (ledger) {
                    ledger.received(consumer, sequence);
                }
                client.publish(reply, confirmed ? client.inbox(sequence) : "", "+ACK");
            }
            for (int i = 0; confirmed && i < replies.size(); i++) {
                client.receive().ifPresent(answer -> {
                    synchronized (ledger) {
                        ledger.settled(consumer, number(answer.subject()));
                    }
                });
            }
        }
    }

    private static List<String> receiveBatch(Client client, String consumer) {
        client.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + consumer,
                client.inbox("pull"),
                "{\"batch\":%d,\"expires\":100000000}".formatted(BATCH));
        List<String> replies = new ArrayList<>();
        while (replies.size() < BATCH) {
            Optional<Client.Received> message = client.receive();
            if (message.isEmpty() || !message.get().reply().startsWith("$JS.ACK.")) {
                return replies;
            }
            replies.add(message.get().reply());
        }
        return replies;
    }

    private static long number(String subject) {
        return Long.parseLong(subject.substring(subject.lastIndexOf('.') + 1));
    }
}
