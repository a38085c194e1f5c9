package io.topz.broker.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.topz.broker.testing.Eventually;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.ServerSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that connections, streams and consumers that come and go for a while leave neither memory nor open files behind. */
@Tag("slow")
class SoakTest {

    private static final int SECONDS = Integer.getInteger("topz.soak.seconds", 6);
    private static final int CONNECTIONS_PER_SECOND = Integer.getInteger("topz.soak.connections", 500);
    private static final long ALLOWED_GROWTH = Memory.mebibytes(6);
    private static final long ALLOWED_DESCRIPTORS = 16;
    private static final String CONNECT = "CONNECT {\"verbose\":false}\r\n";

    @TempDir
    Path store;

    private record Figures(long bytes, long descriptors) {

        static Figures now() {
            var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Figures(Memory.used(), system.getOpenFileDescriptorCount());
        }
    }

    @Test
    void comingAndGoing_leavesNothingBehind() throws InterruptedException, ExecutionException {
        Map<String, String> settings = Map.of("store_dir", store.toString(), "max_closed_clients", "500");
        try (OurServer server = OurServer.start(new ServerSettings(settings));
                ErrorWatch errors = new ErrorWatch()) {
            // The first part loads classes and fills bounded caches.
            Figures before = comeAndGo(server, "start");
            Figures middle = comeAndGo(server, "middle");
            Figures end = comeAndGo(server, "end");

            assertThat(middle.bytes() - before.bytes()).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
            assertThat(end.bytes() - before.bytes()).as("growth in bytes").isLessThan(ALLOWED_GROWTH);
            assertThat(end.descriptors() - before.descriptors())
                    .as("growth in descriptors")
                    .isLessThan(ALLOWED_DESCRIPTORS);
            assertThat(errors.uncaught()).isEmpty();
            assertThat(errors.trouble()).isEmpty();
        }
    }

    /** Runs for a third of the time. */
    private static Figures comeAndGo(OurServer server, String part) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / 3;
        Threads.run(2, thread -> {
            if (thread == 0) {
                connections(server.port(), end);
            } else {
                streams(server.port(), end);
            }
        });
        Eventually.await("nobody is connected", () -> server.connections() == 0);
        Figures figures = Figures.now();
        System.out.printf(
                "%s: %.1f MiB in use, %d descriptors, %d connections so far%n",
                part,
                figures.bytes() / (double) Memory.mebibytes(1),
                figures.descriptors(),
                server.varz().totalConnections());
        return figures;
    }

    private static void connections(int port, long end) {
        long start = System.nanoTime();
        for (int i = 1; System.nanoTime() < end; i++) {
            try (NatsSocket socket = new NatsSocket(port)) {
                socket.send(CONNECT + "SUB a." + i + " 1\r\nSUB b.*.> q 2\r\nPUB a." + i + " 2\r\nhi\r\n");
                if (i % 2 == 0) {
                    socket.fence(0);
                } else {
                    socket.reset();
                }
            }
            long due = start + TimeUnit.SECONDS.toNanos(i) / CONNECTIONS_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static void streams(int port, long end) {
        try (NatsSocket client = new NatsSocket(port)) {
            client.send(CONNECT + "SUB inbox 1\r\n");
            client.fence(0);
            for (int i = 0; System.nanoTime() < end; i++) {
                String name = "S" + i;
                String storage = i % 2 == 0 ? "file" : "memory";
                request(
                        client,
                        "$JS.API.STREAM.CREATE." + name,
                        "{\"name\":\"%s\",\"subjects\":[\"s.%d.>\"],\"storage\":\"%s\"}".formatted(name, i, storage));
                request(
                        client,
                        "$JS.API.CONSUMER.CREATE." + name + ".C",
                        "{\"stream_name\":\"%s\",\"config\":{\"name\":\"C\",\"durable_name\":\"C\",\"ack_policy\":\"explicit\"}}"
                                .formatted(name));
                request(client, "s." + i + ".a", "hello");
                client.send("PUB $JS.API.CONSUMER.MSG.NEXT." + name + ".C inbox 1\r\n1\r\n");
                client.payload();
                request(client, "$JS.API.CONSUMER.DELETE." + name + ".C", "");
                request(client, "$JS.API.STREAM.DELETE." + name, "");
            }
        }
    }

    private static void request(NatsSocket client, String subject, String body) {
        client.send("PUB " + subject + " inbox " + body.length() + "\r\n" + body + "\r\n");
        String answer = client.payload();
        assertThat(answer).doesNotContain("\"error\"");
    }
}
