package io.topz.broker.streaming.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topz.broker.Broker;
import io.topz.broker.options.BrokerOptions;
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

/** A broker with NATS Streaming in a process of its own, so that it can be killed. */
final class StreamingProcess implements AutoCloseable {

    private static final String READY = "port ";

    private final Process process;
    private final int port;

    private StreamingProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a broker on a free port; if it does not start, fails with its output. */
    static StreamingProcess start(Path store, Duration syncInterval) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                StreamingProcess.class.getName(),
                store.toString(),
                syncInterval.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            StringBuilder refused = new StringBuilder();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(READY)) {
                    return new StreamingProcess(process, Integer.parseInt(line.substring(READY.length())));
                }
                refused.append(line).append('\n');
            }
            throw new AssertionError("the broker did not start again:\n" + refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Kills the process with SIGKILL; none of its threads runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Runs the broker. */
    public static void main(String[] args) throws InterruptedException {
        StreamingOptions streaming = StreamingOptionsBuilder.builder(StreamingOptions.DEFAULT)
                .storeDirectory(Path.of(args[0]))
                .syncInterval(Duration.parse(args[1]))
                .build();
        Broker broker = Broker.start(BrokerOptions.builder()
                .host("127.0.0.1")
                .port(-1)
                .streaming(streaming)
                .build());
        System.out.println(READY + broker.port());
        new CountDownLatch(1).await();
    }
}
