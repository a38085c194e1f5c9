package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that a client that gives an event loop much work does not block the other clients. The broker has one event loop, and a bystander
 * sends PINGs at the same time. The number of PONGs, unlike the time for each, does not depend on how busy the machine is.
 */
@Tag("slow")
class FairnessTest {

    private static final String CONNECT = "CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\n";
    /** A multiple of the slice of a client, to tolerate a busy machine, and a fraction of the time for its work without slices. */
    private static final double MAX_WAIT_MILLIS = 100;

    private static final int TOKENS = 13;

    /** The number of patterns of that many tokens, each {@code a} or {@code *}: one subject matches all of them. */
    private static final int PATTERNS = 1 << TOKENS;

    private Broker broker;
    private NatsSocket busy;
    private NatsSocket bystander;

    /** The broker's own subscriptions, including those that are about to end. */
    private int own;

    @BeforeEach
    void start() {
        broker = Broker.start(
                BrokerOptions.builder().host("127.0.0.1").port(-1).eventLoops(1).build());
        own = subscriptions();
        busy = client();
        bystander = client();
    }

    private int subscriptions() {
        return broker.state().accounts().global().sublist().size();
    }

    @AfterEach
    void stop() {
        busy.close();
        bystander.close();
        broker.stop();
    }

    @Test
    void matchingOfManyPatterns_letsOthersIn() {
        subscribeToPatterns(busy, ".b", "");
        StringBuilder publishes = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            publishes
                    .append("PUB ")
                    .append("a.".repeat(TOKENS))
                    .append("c")
                    .append(i)
                    .append(" 0\r\n\r\n");
        }

        assertThat(waitUntilDone(busy, publishes.toString())).isLessThan(MAX_WAIT_MILLIS);
    }

    @Test
    void deliveryToManySubscriptions_inSlices_keepsOrder() {
        NatsSocket subscriber = client();
        int subscriptions = 5_000;
        StringBuilder subscribes = new StringBuilder();
        for (int i = 0; i < subscriptions; i++) {
            subscribes.append("SUB many ").append(i).append("\r\n");
        }
        subscriber.send(subscribes.toString());
        subscriber.fence(0);
        int messages = 100;
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> readInOrder(subscriber, subscriptions, messages));
        StringBuilder publishes = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            publishes.append("PUB many 4\r\n").append(1000 + i).append("\r\n");
        }

        busy.send(publishes.toString());
        busy.fence(0);

        reading.join();
        subscriber.close();
    }

    private static void readInOrder(NatsSocket subscriber, int subscriptions, int messages) {
        int[] next = new int[subscriptions];
        for (int n = 0; n < subscriptions * messages; n++) {
            String[] head = subscriber.operation().split(" ");
            int sid = Integer.parseInt(head[2]);
            assertThat(subscriber.bytes(6)).isEqualTo(1000 + next[sid]++ + "\r\n");
        }
    }

    @Test
    void subscriptionsOfOneConnection_letOthersIn() {
        fillCache();
        StringBuilder subscribes = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            subscribes.append("SUB *.").append(i).append(' ').append(i).append("\r\n");
        }

        assertThat(waitUntilDone(busy, subscribes.toString())).isLessThan(MAX_WAIT_MILLIS);
    }

    @Test
    void endOfConnectionWithManySubscriptions_letsOthersIn() {
        subscribeToPatterns(busy, ".b", "");
        subscribeToPatterns(busy, ".c", "x");
        subscribeToPatterns(busy, ".d", "y");
        fillCache();
        busy.close();

        double wait = waitUntil(() -> subscriptions() <= own);

        assertThat(wait).isLessThan(MAX_WAIT_MILLIS);
    }

    @Test
    void lastMessagesOfManySubscriptions_inSlices_allArrive() {
        fillCache();
        subscribeToPatterns(busy, "", "");
        StringBuilder limits = new StringBuilder();
        for (int i = 0; i < PATTERNS; i++) {
            limits.append("UNSUB ").append(i).append(" 1\r\n");
        }
        busy.send(limits.toString());
        busy.fence(0);
        NatsSocket publisher = client();

        publisher.send("PUB " + "a.".repeat(TOKENS - 1) + "a 0\r\n\r\n");
        publisher.fence(0);

        Eventually.await("all have ended", () -> subscriptions() <= own);
        assertThat(busy.fence(0).lines().filter(line -> line.startsWith("MSG"))).hasSize(PATTERNS);
        publisher.close();
    }

    /** Fills the cache of the subscription table. */
    private void fillCache() {
        StringBuilder publishes = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            publishes.append("PUB other.").append(i).append(" 0\r\n\r\n");
        }
        bystander.send(publishes.toString());
        bystander.fence(0);
    }

    private static void subscribeToPatterns(NatsSocket client, String end, String idPrefix) {
        StringBuilder subscribes = new StringBuilder();
        for (int i = 0; i < PATTERNS; i++) {
            subscribes.append("SUB ");
            for (int bit = 0; bit < TOKENS; bit++) {
                subscribes.append(bit == 0 ? "" : ".").append((i >> bit & 1) == 0 ? 'a' : '*');
            }
            subscribes.append(end).append(' ').append(idPrefix).append(i).append("\r\n");
        }
        client.send(subscribes.toString());
        client.fence(0);
    }

    /** Sends commands; returns the average time in milliseconds that the bystander waits for a PONG until they are done. */
    private double waitUntilDone(NatsSocket client, String commands) {
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
            client.send(commands);
            client.fence(0);
        });
        double wait = waitUntil(done::isDone);
        done.join();
        return wait;
    }

    private double waitUntil(BooleanSupplier done) {
        int pongs = 0;
        long start = System.nanoTime();
        do {
            bystander.fence(0);
            pongs++;
        } while (!done.getAsBoolean());
        return (System.nanoTime() - start) / 1e6 / pongs;
    }

    private NatsSocket client() {
        NatsSocket client = new NatsSocket(broker.port());
        client.send(CONNECT);
        client.fence(0);
        return client;
    }
}
