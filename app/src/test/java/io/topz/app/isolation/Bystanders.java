package io.topz.app.isolation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.app.isolation.Latencies.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process with the {@linkplain BystanderClients clients that must not be affected}, so that the garbage collection of the load generators
 * does not stop them.
 */
final class Bystanders implements AutoCloseable {

    /** The line that the process prints when it starts to measure. */
    static final String READY = "ready";

    /** The latencies of the messages and those of the requests for {@code /healthz}. */
    record Result(Summary messages, Summary probes) {}

    private final Process process;
    private final BufferedReader out;
    private final PrintStream commands;

    private Bystanders(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
        commands = new PrintStream(process.getOutputStream(), true, US_ASCII);
    }

    static Bystanders start(Server server) throws IOException {
        Bystanders bystanders = new Bystanders(JavaProcess.start(
                List.of("-XX:+UseSerialGC", "-Xmx64m"),
                BystanderClients.class,
                server.clientPort(),
                server.monitorPort()));
        String first = bystanders.out.readLine();
        if (!READY.equals(first)) {
            bystanders.close();
            throw new AssertionError("the bystanders did not start: " + first);
        }
        return bystanders;
    }

    /** Discards the measurements, and measures from the end of that many milliseconds on. */
    void measureAfter(long millis) {
        commands.println(millis);
    }

    /** Stops the clients and waits for their last message; fails if one of them has failed. */
    Result end() throws IOException {
        commands.close();
        List<String> printed = out.lines().collect(Collectors.toList());
        if (printed.size() != 2) {
            throw new AssertionError("the bystanders have failed:\n" + String.join("\n", printed));
        }
        return new Result(Summary.parse(printed.get(0)), Summary.parse(printed.get(1)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
