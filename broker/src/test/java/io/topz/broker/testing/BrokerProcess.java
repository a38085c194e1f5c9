package io.topz.broker.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
import io.topz.broker.options.BrokerOptionsBuilder;
import io.topz.broker.options.JetStreamOptions;
import io.topz.broker.options.JetStreamOptionsBuilder;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.options.StreamingOptionsBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A broker with a store in a process of its own, so that it can be killed. */
public final class BrokerProcess implements AutoCloseable {

    /** The service that uses the store. */
    private enum Service {
        JETSTREAM {
            @Override
            void configure(BrokerOptionsBuilder broker, Path store, Duration syncInterval) {
                broker.jetStream(JetStreamOptionsBuilder.builder(JetStreamOptions.in(store))
                        .syncInterval(syncInterval)
                        .build());
            }
        },
        STREAMING {
            @Override
            void configure(BrokerOptionsBuilder broker, Path store, Duration syncInterval) {
                broker.streaming(StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                        .storeDirectory(store)
                        .syncInterval(syncInterval)
                        .build());
            }
        };

        abstract void configure(BrokerOptionsBuilder broker, Path store, Duration syncInterval);
    }

    private static final String READY = "port ";

    private final Process process;
    private final int port;

    private BrokerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a broker with JetStream on a free port; if it does not start, fails with its output. */
    public static BrokerProcess withJetStream(Path store, Duration syncInterval) {
        return start(Service.JETSTREAM, store, syncInterval);
    }

    /** Starts a broker with NATS Streaming on a free port; if it does not start, fails with its output. */
    public static BrokerProcess withStreaming(Path store, Duration syncInterval) {
        return start(Service.STREAMING, store, syncInterval);
    }

    private static BrokerProcess start(Service service, Path store, Duration syncInterval) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                service.name(),
                store.toString(),
                syncInterval.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            StringBuilder lines = new StringBuilder();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(READY)) {
                    return new BrokerProcess(process, Integer.parseInt(line.substring(READY.length())));
                }
                lines.append(line).append('\n');
            }
            throw new AssertionError("the broker did not start:\n" + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Kills the process with SIGKILL; none of its threads runs any more when this returns. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs the broker. */
    public static void main(String[] args) throws InterruptedException {
        BrokerOptionsBuilder options = BrokerOptions.builder().host("127.0.0.1").port(-1);
        Service.valueOf(args[0]).configure(options, Path.of(args[1]), Duration.parse(args[2]));
        System.out.println(READY + Broker.start(options.build()).port());
        new CountDownLatch(1).await();
    }
}
