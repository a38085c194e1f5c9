package io.topz.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.client.Connection;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that subscribers that stop reading are disconnected without an effect on others. */
class SlowConsumerTest {

    private static final String QUIET = "CONNECT {\"verbose\":false}\r\n";
    private static final int SMALL_BUFFER_BYTES = 4096;
    private static final String MESSAGE = "PUB a 1000\r\n" + "x".repeat(1000) + "\r\n";
    private static final int DELIVERED_LENGTH = MESSAGE.length() + "1 ".length();

    private static NatsSocket subscriber(Broker broker, int receiveBuffer) {
        NatsSocket socket = new NatsSocket(broker.port(), receiveBuffer);
        socket.send(QUIET + "SUB a 1\r\n");
        socket.fence(0);
        return socket;
    }

    private static Optional<Connection> closed(Broker broker) {
        return broker.state().connections().closed().stream().findFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoLeavesTooMuchPending_isCutAndOthersGetEverything(int eventLoops) throws Exception {
        long maxPending = 4L * 1024 * 1024;
        int messages = 20_000;
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (Broker broker = Broker.start(BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(-1)
                        .eventLoops(eventLoops)
                        .limits(ClientLimits.builder()
                                .maxPendingBytes(maxPending)
                                .build())
                        .build());
                NatsSocket stuck = subscriber(broker, SMALL_BUFFER_BYTES);
                NatsSocket good = subscriber(broker, 0);
                NatsSocket publisher = new NatsSocket(broker.port())) {
            AtomicInteger read = new AtomicInteger();
            Future<?> reading = reader.submit(() -> readAll(good, messages * DELIVERED_LENGTH, read));
            publisher.send(QUIET);
            for (int i = 0; i < messages; i += 50) {
                int sent = i * DELIVERED_LENGTH;
                // The good subscriber is not slow, however busy the machine is.
                Eventually.await("it has read nearly all", () -> read.get() > sent - maxPending / 8);
                publisher.send(MESSAGE.repeat(50));
            }
            publisher.fence(0);

            reading.get(20, TimeUnit.SECONDS);
            assertThat(read).hasValue(messages * DELIVERED_LENGTH);
            Eventually.await("it is cut", () -> closed(broker).isPresent());
            Connection cut = closed(broker).orElseThrow();
            assertThat(cut.end().orElseThrow().reason()).isEqualTo(ClosedReason.SLOW_CONSUMER_PENDING_BYTES);
            assertThat(cut.pendingBytes()).isBetween(maxPending / 2, maxPending);
            assertThat(broker.state().counters().slowConsumers()).isEqualTo(1);
            assertThat(broker.state().counters().stalledClients()).isPositive();
            assertThat(broker.state().accounts().global().slowConsumers()).isEqualTo(1);
            assertThat(stuck.rest()).startsWith("MSG a 1 1000\r\n");
        } finally {
            reader.shutdownNow();
        }
    }

    private static void readAll(NatsSocket good, int length, AtomicInteger read) {
        while (read.get() < length) {
            String line = good.line();
            read.addAndGet(line.equals("PING") ? 0 : line.length() + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Tag("slow")
    void whoTakesNothingWithinTheDeadline_isCut(int eventLoops) {
        try (Broker broker = Broker.start(BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(-1)
                        .eventLoops(eventLoops)
                        .limits(ClientLimits.builder()
                                .writeDeadline(Duration.ofMillis(200))
                                .build())
                        .build());
                NatsSocket stuck = subscriber(broker, SMALL_BUFFER_BYTES);
                NatsSocket publisher = new NatsSocket(broker.port())) {
            publisher.send(QUIET);
            for (int i = 0; i < 12_000; i += 50) {
                publisher.send(MESSAGE.repeat(50));
            }
            publisher.fence(0);

            Eventually.await("it is cut", () -> closed(broker).isPresent());
            assertThat(closed(broker).orElseThrow().end().orElseThrow().reason())
                    .isEqualTo(ClosedReason.SLOW_CONSUMER_WRITE_DEADLINE);
            assertThat(broker.state().counters().slowConsumers()).isEqualTo(1);
            assertThat(stuck.rest()).startsWith("MSG a 1 1000\r\n");
        }
    }

    /** A subscriber that is slow but within the limits receives everything. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoReadsLate_getsEverything(int eventLoops) throws Exception {
        int messages = 15_000;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Broker broker = Broker.start(BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(-1)
                        .eventLoops(eventLoops)
                        .build());
                NatsSocket late = subscriber(broker, SMALL_BUFFER_BYTES);
                NatsSocket publisher = new NatsSocket(broker.port())) {
            publisher.send(QUIET);
            Future<?> published = thread.submit(() -> {
                for (int i = 0; i < messages; i += 50) {
                    publisher.send(MESSAGE.repeat(50));
                }
                publisher.fence(0);
            });
            published.get(20, TimeUnit.SECONDS);

            AtomicInteger read = new AtomicInteger();
            readAll(late, messages * DELIVERED_LENGTH, read);
            assertThat(read).hasValue(messages * DELIVERED_LENGTH);
            Eventually.await(
                    "all is written",
                    () -> broker.state().connections().open().stream().allMatch(c -> c.pendingBytes() == 0));
            assertThat(broker.state().counters().slowConsumers()).isZero();
        } finally {
            thread.shutdownNow();
        }
    }
}
