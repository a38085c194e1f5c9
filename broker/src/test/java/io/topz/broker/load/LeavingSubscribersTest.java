package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.testing.ServerSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests with subscribers that come, do not read their messages, and go, half of them with a reset, while one publisher publishes: neither
 * the publisher nor a reading subscriber is disconnected, and every message arrives.
 */
@Tag("slow")
class LeavingSubscribersTest {

    private static final int MESSAGES_PER_SECOND = Integer.getInteger("topz.churn.rate", 10_000);
    private static final int SECONDS = Integer.getInteger("topz.churn.seconds", 3);

    /** The number of subscribers at a time. */
    private static final int LEAVING = Integer.getInteger("topz.churn.subscribers", 16);

    /** The number of new subscribers per second; 0 means as many as possible. */
    private static final int ARRIVALS_PER_SECOND = Integer.getInteger("topz.churn.arrivals", 0);

    private static final int THREADS = 4;
    private static final int BATCHES_PER_SECOND = 100;
    private static final int SMALL_RECEIVE_BUFFER = 4096;
    private static final String CONNECT = "CONNECT {\"verbose\":false,\"pedantic\":false}\r\n";
    private static final String BODY_END = "x".repeat(120);

    private volatile boolean stopping;

    @Test
    void subscribersThatLeaveWithUnreadData_costOthersNothing() throws InterruptedException, ExecutionException {
        try (OurServer server = OurServer.start(ServerSettings.NONE);
                ErrorWatch errors = new ErrorWatch();
                NatsSocket publisher = new NatsSocket(server.port());
                NatsSocket reader = new NatsSocket(server.port())) {
            reader.send(CONNECT + "SUB churn 1\r\n");
            reader.fence(0);
            int messages = SECONDS * MESSAGES_PER_SECOND;
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readInOrder(reader, messages));
            AtomicInteger left = new AtomicInteger();
            CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> comeAndGo(server.port(), left));

            long start = System.nanoTime();
            publish(publisher, messages);
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);

            assertThat(publisher.ended()).isFalse();
            reading.join();
            stopping = true;
            leaving.join();
            System.out.printf(
                    "%d messages, %.0f a second; %d subscribers came and went%n",
                    messages, messages / seconds, left.get());
            assertThat(server.connz(ConnState.CLOSED))
                    .noneMatch(connection -> isOneOf(OurServer.known(connection.cid()), publisher, reader));
            assertThat(errors.uncaught()).isEmpty();
            assertThat(errors.trouble()).isEmpty();
        }
    }

    private static boolean isOneOf(long cid, NatsSocket... sockets) {
        for (NatsSocket socket : sockets) {
            if (socket.clientId() == cid) {
                return true;
            }
        }
        return false;
    }

    private static void publish(NatsSocket publisher, int messages) {
        publisher.send(CONNECT);
        long start = System.nanoTime();
        int batch = Math.max(1, MESSAGES_PER_SECOND / BATCHES_PER_SECOND);
        StringBuilder text = new StringBuilder();
        for (int sent = 0; sent < messages; ) {
            text.setLength(0);
            for (int end = Math.min(messages, sent + batch); sent < end; sent++) {
                text.append("PUB churn 128\r\n")
                        .append(10_000_000 + sent)
                        .append(BODY_END)
                        .append("\r\n");
            }
            publisher.send(text.toString());
            long due = start + TimeUnit.SECONDS.toNanos(sent) / MESSAGES_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        publisher.fence(0);
    }

    private static void readInOrder(NatsSocket reader, int messages) {
        for (int i = 0; i < messages; i++) {
            assertThat(reader.operation()).isEqualTo("MSG churn 1 128");
            assertThat(reader.bytes(130)).startsWith(Integer.toString(10_000_000 + i));
        }
    }

    private void comeAndGo(int port, AtomicInteger left) {
        try {
            Threads.run(THREADS, thread -> {
                NatsSocket[] here = new NatsSocket[Math.max(1, LEAVING / THREADS)];
                long start = System.nanoTime();
                for (int i = 0; !stopping; i++) {
                    waitForArrival(start, i);
                    int place = i % here.length;
                    if (here[place] != null) {
                        leave(here[place], i / here.length);
                        left.incrementAndGet();
                    }
                    here[place] = new NatsSocket(port, SMALL_RECEIVE_BUFFER);
                    here[place].send(CONNECT + "SUB churn 1\r\n");
                    here[place].bytes(1);
                }
                for (NatsSocket socket : here) {
                    if (socket != null) {
                        leave(socket, 0);
                    }
                }
            });
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a subscriber could not come or go", e);
        }
    }

    private static void waitForArrival(long start, int number) {
        if (ARRIVALS_PER_SECOND > 0) {
            long due = start + TimeUnit.SECONDS.toNanos(number) * THREADS / ARRIVALS_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static void leave(NatsSocket socket, int round) {
        if (round % 2 == 0) {
            socket.reset();
        } else {
            socket.close();
        }
    }
}
