package io.topz.app.isolation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.collectors.counter.MonitorStats;
import io.topz.monitor.MonitorOptions;
import io.topz.monitor.MonitorServer;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker with JetStream on a disk that can be slow, and its monitoring port, in a process of its own, so that the garbage collection of
 * its clients does not stop it. The options of the Java machine are those of the launcher.
 */
final class Server implements AutoCloseable {

    private static final String PORTS = "ports ";

    private final Process process;
    private final PrintStream commands;
    private final int clientPort;
    private final int monitorPort;

    private Server(Process process, String ports) {
        this.process = process;
        commands = new PrintStream(process.getOutputStream(), true, US_ASCII);
        String[] numbers = ports.split(" ");
        clientPort = Integer.parseInt(numbers[0]);
        monitorPort = Integer.parseInt(numbers[1]);
    }

    /** Starts a server on free ports; if it does not start, fails with its output. */
    static Server start(Path store) throws IOException {
        Process process = JavaProcess.start(List.of("-XX:+UseG1GC", "-Xms48m"), Server.class, store);
        StringBuilder printed = new StringBuilder();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(PORTS)) {
                Thread drain = new Thread(() -> out.lines().forEach(ignored -> {}), "server-output");
                drain.setDaemon(true);
                drain.start();
                return new Server(process, line.substring(PORTS.length()));
            }
            printed.append(line).append('\n');
        }
        throw new AssertionError("the server did not start:\n" + printed);
    }

    int clientPort() {
        return clientPort;
    }

    int monitorPort() {
        return monitorPort;
    }

    /** Delays every force of a file from now on. */
    void delayDisk(Duration delay) {
        commands.println(delay.toMillis());
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Runs the server: each line of the input is a delay of the disk in milliseconds, and the end of the input stops it. */
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        MonitorStats stats = new MonitorStats();
        SlowDisk disk = new SlowDisk();
        Broker broker = Broker.start(
                vertx,
                BrokerOptions.builder()
                        .host("127.0.0.1")
                        .port(-1)
                        .jetStream(JetStreamOptionsBuilder.builder(JetStreamOptions.in(Path.of(args[0])))
                                .files(disk.files())
                                .build())
                        .build(),
                stats);
        MonitorServer monitor = MonitorServer.start(vertx, MonitorOptions.defaults(), broker.collector(), stats)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        System.out.println(PORTS + broker.port() + " " + monitor.port());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            disk.delay(Duration.ofMillis(Long.parseLong(line)));
        }
        monitor.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
        broker.stop();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
