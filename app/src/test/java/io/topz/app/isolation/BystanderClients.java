package io.topz.app.isolation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.testing.NatsSocket;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The clients that must not be affected: a publisher of 10,000 messages per second with its subscriber, and a probe that requests {@code
 * /healthz} ten times per second. Each latency counts from the time when its message or request was due, so that a delay of the sender is
 * included. {@link Bystanders} runs this program in a process of its own.
 */
final class BystanderClients implements AutoCloseable {

    private static final int MESSAGES_PER_MILLISECOND = 10;
    private static final long PROBE_INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final Latencies messages = new Latencies();
    private final Latencies probes = new Latencies();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running;
    private final NatsSocket publisher;
    private final NatsSocket subscriber;
    private volatile long measuredFrom = System.nanoTime();
    private volatile boolean over;

    private BystanderClients(int clientPort, int monitorPort) {
        publisher = connect(clientPort);
        subscriber = connect(clientPort);
        subscriber.send("SUB steady 1\r\n");
        subscriber.fence(0);
        running = List.of(start(this::receive), start(this::publish), start(() -> probe(monitorPort)));
    }

    private Future<?> start(Callable<?> task) {
        return threads.submit(task);
    }

    private static NatsSocket connect(int port) {
        NatsSocket socket = new NatsSocket(port);
        socket.send("CONNECT {\"verbose\":false}\r\n");
        socket.fence(0);
        return socket;
    }

    private Void publish() {
        long due = System.nanoTime();
        while (!over) {
            String payload = "%019d".formatted(due);
            publisher.send("PUB steady 19\r\n%s\r\n".formatted(payload).repeat(MESSAGES_PER_MILLISECOND));
            due += TimeUnit.MILLISECONDS.toNanos(1);
            waitUntil(due);
        }
        publisher.send("PUB steady 3\r\nend\r\n");
        return null;
    }

    private Void receive() {
        while (true) {
            String head = subscriber.line();
            if (head.equals("PING")) {
                subscriber.send("PONG\r\n");
                continue;
            }
            if (!head.startsWith("MSG steady 1 ")) {
                throw new AssertionError("no message: " + head);
            }
            String payload = subscriber.line();
            if (payload.equals("end")) {
                return null;
            }
            record(messages, Long.parseLong(payload));
        }
    }

    private Void probe(int monitorPort) throws Exception {
        long due = System.nanoTime();
        while (!over) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + monitorPort + "/healthz")
                            .toURL()
                            .openConnection();
            try (InputStream body =
                    connection.getResponseCode() == 200 ? connection.getInputStream() : connection.getErrorStream()) {
                String health = new String(body.readAllBytes(), US_ASCII);
                if (!health.contains("\"status\"")) {
                    throw new AssertionError("no health: " + health);
                }
            }
            record(probes, due);
            due += PROBE_INTERVAL;
            waitUntil(due);
        }
        return null;
    }

    private void record(Latencies latencies, long due) {
        if (due - measuredFrom >= 0) {
            latencies.record(System.nanoTime() - due);
        }
    }

    /** Discards the measurements, and measures from the end of that many milliseconds on. */
    private void measureAfter(long millis) {
        measuredFrom = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        messages.clear();
        probes.clear();
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Stops the clients and waits for their last message; fails if one of them has failed. */
    private void end() throws Exception {
        over = true;
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
        publisher.close();
        subscriber.close();
    }

    /** Waits for the first message and the first probe, which load classes. */
    private void awaitFirst() {
        while (messages.isEmpty() || probes.isEmpty()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /**
     * Reports when it is ready, measures until the input ends, and prints a summary of the messages and one of the probes. Each line of the
     * input is a number of milliseconds after which the measurement starts again.
     *
     * @param args the port for clients and the monitoring port
     */
    public static void main(String[] args) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        try (BystanderClients clients = new BystanderClients(Integer.parseInt(args[0]), Integer.parseInt(args[1]))) {
            clients.awaitFirst();
            System.out.println(Bystanders.READY);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                clients.measureAfter(Long.parseLong(line));
            }
            clients.end();
            System.out.println(clients.messages.summary().line());
            System.out.println(clients.probes.summary().line());
        }
    }
}
