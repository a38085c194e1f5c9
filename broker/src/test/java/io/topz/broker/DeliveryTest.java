package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.client.Connection;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of messages across event loops: order, exact counts, and the barrier after UNSUB. */
class DeliveryTest {

    private static final String QUIET = "CONNECT {\"verbose\":false,\"headers\":true}\r\n";

    private static Broker start(int eventLoops) {
        return Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .eventLoops(eventLoops)
                .build());
    }

    private static NatsSocket client(Broker broker, String commands) {
        NatsSocket client = new NatsSocket(broker.port());
        client.send(QUIET + commands);
        client.fence(0);
        return client;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void messagesOfEachPublisher_keepTheirOrder(int eventLoops) throws Exception {
        int publishers = 3;
        int messages = 8000;
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Broker broker = start(eventLoops)) {
            List<Future<Integer>> subscribers = new ArrayList<>();
            List<Future<?>> publishing = new ArrayList<>();
            for (int s = 0; s < 3; s++) {
                NatsSocket subscriber = client(broker, "SUB order.* 1\r\n");
                subscribers.add(threads.submit(() -> readInOrder(subscriber, publishers, messages)));
            }
            for (int p = 0; p < publishers; p++) {
                String subject = "order." + p;
                NatsSocket publisher = client(broker, "");
                publishing.add(threads.submit(() -> publishNumbers(publisher, subject, messages)));
            }
            for (Future<Integer> subscriber : subscribers) {
                assertThat(subscriber.get()).isEqualTo(publishers * messages);
            }
            for (Future<?> publisher : publishing) {
                publisher.get();
            }
            assertExact(broker, 24_000, 72_000);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Publishes numbers in bodies of any length up to 2 KB, in writes of any size. */
    private static void publishNumbers(NatsSocket publisher, String subject, int messages) {
        SplittableRandom random = new SplittableRandom(subject.hashCode());
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            String body = i + " " + "x".repeat(random.nextInt(random.nextInt(10) == 0 ? 2000 : 40));
            batch.append("PUB ")
                    .append(subject)
                    .append(' ')
                    .append(body.length())
                    .append("\r\n");
            batch.append(body).append("\r\n");
            if (random.nextInt(20) == 0) {
                publisher.send(batch.toString());
                batch.setLength(0);
            }
        }
        publisher.send(batch.toString());
        publisher.fence(0);
        publisher.close();
    }

    private static int readInOrder(NatsSocket subscriber, int publishers, int messages) {
        int[] next = new int[publishers];
        for (int i = 0; i < publishers * messages; i++) {
            String head = subscriber.operation();
            int publisher = head.charAt("MSG order.".length()) - '0';
            String body = subscriber.line();
            assertThat(body).startsWith(next[publisher] + "");
            next[publisher]++;
        }
        subscriber.close();
        return next[0] + next[1] + next[2];
    }

    private static void assertExact(Broker broker, long in, long out) {
        var traffic = broker.state().accounts().global().traffic();
        assertThat(traffic.stream().mapToLong(t -> t.inMsgs()).sum()).isEqualTo(in);
        assertThat(traffic.stream().mapToLong(t -> t.outMsgs()).sum()).isEqualTo(out);
        Eventually.await(
                "all are closed", () -> broker.state().connections().open().isEmpty());
        List<Connection> all = broker.state().connections().closed();
        assertThat(all.stream().mapToLong(Connection::inMsgs).sum()).isEqualTo(in);
        assertThat(all.stream().mapToLong(Connection::outMsgs).sum()).isEqualTo(out);
    }

    /** No message may follow the PONG after an UNSUB, even if the publisher is on another loop. */
    @Test
    @Tag("slow")
    void pongBehindUnsub_isTheEndOfTheSubscription() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Broker broker = start(3);
                NatsSocket publisher = client(broker, "")) {
            Future<?> flood = thread.submit(() -> {
                String batch = "PUB flood 4\r\nbody\r\n".repeat(100);
                while (!Thread.currentThread().isInterrupted() && !publisher.ended()) {
                    publisher.send(batch);
                }
            });
            try (NatsSocket a = client(broker, "");
                    NatsSocket b = client(broker, "");
                    NatsSocket c = client(broker, "")) {
                for (int round = 1; round <= 100; round++) {
                    for (NatsSocket subscriber : List.of(a, b, c)) {
                        subscriber.send("SUB flood " + round + "\r\n");
                        subscriber.fence(0);
                        subscriber.send("UNSUB " + round + "\r\n");
                        subscriber.fence(0);
                        assertThat(messages(subscriber)).as("round %d", round).isEmpty();
                    }
                }
            }
            assertThat(flood.isDone()).isFalse();
            flood.cancel(true);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void unsubWithMax_deliversExactlyThatMany_fromSeveralPublishers() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Broker broker = start(3);
                NatsSocket subscriber = client(broker, "SUB many 1\r\nUNSUB 1 1000\r\n")) {
            List<Future<?>> publishers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                NatsSocket publisher = client(broker, "");
                publishers.add(threads.submit(() -> {
                    publisher.send("PUB many 1\r\nx\r\n".repeat(1000));
                    publisher.fence(0);
                    publisher.close();
                }));
            }
            for (Future<?> publisher : publishers) {
                publisher.get();
            }

            String got = messages(subscriber);

            assertThat(got).isEqualTo("MSG many 1 1\r\nx\r\n".repeat(1000));
            assertThat(broker.state().accounts().global().sublist().entries())
                    .noneMatch(subscription -> subscription.subscriber() instanceof Connection);
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void queueGroup_sharesWhatEveryPlainSubscriberGets(int eventLoops) throws ExecutionException {
        try (Broker broker = start(eventLoops);
                NatsSocket plain = client(broker, "SUB q 1\r\n");
                NatsSocket first = client(broker, "SUB q g 1\r\n");
                NatsSocket second = client(broker, "SUB * g 1\r\n");
                NatsSocket other = client(broker, "SUB q h 1\r\n");
                NatsSocket publisher = client(broker, "")) {
            publisher.send("PUB q 1\r\nx\r\n".repeat(300));
            publisher.fence(0);

            int firstGot = count(first);
            int secondGot = count(second);
            assertThat(count(plain)).isEqualTo(300);
            assertThat(count(other)).isEqualTo(300);
            assertThat(firstGot + secondGot).isEqualTo(300);
            assertThat(firstGot).isBetween(90, 210);
        }
    }

    /** The received messages, without PINGs of the server. */
    private static String messages(NatsSocket subscriber) {
        return subscriber.fence(0).replace("PING\r\n", "");
    }

    private static int count(NatsSocket subscriber) {
        return messages(subscriber).length() / "MSG q 1 1\r\nx\r\n".length();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_000, 65_536, 200_000, 1_048_576})
    void bodyOfAnySize_arrivesWhole(int size) {
        String body = "0123456789abcdef".repeat(size / 16 + 1).substring(0, size);
        try (Broker broker = start(2);
                NatsSocket withHeaders = client(broker, "SUB big 1\r\n");
                NatsSocket publisher = client(broker, "SUB big 2\r\n")) {
            withHeaders.fence(0);
            publisher.send("PUB big " + size + "\r\n" + body + "\r\n");

            assertThat(publisher.fence(0)).isEqualTo("MSG big 2 " + size + "\r\n" + body + "\r\n");
            assertThat(withHeaders.fence(0)).isEqualTo("MSG big 1 " + size + "\r\n" + body + "\r\n");
        }
    }

    @Test
    void strippedHeader_countsForTheAccountAndNotForTheConnection() {
        try (Broker broker = start(1);
                NatsSocket plain = new NatsSocket(broker.port());
                NatsSocket publisher = client(broker, "")) {
            plain.send("CONNECT {\"verbose\":false}\r\nSUB h 1\r\n");
            plain.fence(0);
            publisher.send("HPUB h 12 17\r\nNATS/1.0\r\n\r\nhello\r\n");
            publisher.fence(0);

            assertThat(plain.fence(0)).isEqualTo("MSG h 1 5\r\nhello\r\n");
            assertThat(broker.state().connections().open())
                    .extracting(Connection::outBytes)
                    .contains(5L);
            assertThat(broker.state().accounts().global().traffic(0).outBytes()).isEqualTo(17);
        }
    }
}
