package io.topz.broker.jetstream.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The {@code nats} command line with one server. The program is the one that the environment variable {@code NATS_CLI} names, otherwise
 * {@code nats} on the PATH.
 *
 * @param home the directory for its configuration
 */
record NatsCli(String program, int port, Path home) {

    private static final int LIMIT_SECONDS = 20;

    /** The command line of this machine; skips the test if there is none. */
    static NatsCli on(int port, Path home) {
        Optional<String> program = find();
        assumeTrue(
                program.isPresent(), "no nats command line on this machine, so it is not tested: name one by NATS_CLI");
        return new NatsCli(program.orElseThrow(), port, home);
    }

    /** Runs a command, which must succeed; returns its output. */
    String run(String... arguments) throws IOException, InterruptedException {
        return start(Stream.concat(Stream.of(program), Arrays.stream(arguments)).toList());
    }

    /** Runs a command that does not end by itself until it prints a text; returns its output. */
    String runUntil(String text, ThrowingRunnable meanwhile, String... arguments)
            throws IOException, InterruptedException {
        Process process = limited(process(Stream.concat(Stream.of(program), Arrays.stream(arguments))
                        .toList())
                .start());
        StringBuilder printed = new StringBuilder();
        try (BufferedReader output = process.inputReader(UTF_8)) {
            boolean begun = false;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed.append(line).append('\n');
                if (!begun) {
                    begun = true;
                    meanwhile.run();
                }
                if (line.contains(text)) {
                    return printed.toString();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        throw new AssertionError("no '" + text + "' in: " + printed);
    }

    /** Limits the time of a command, so that one that hangs fails its test instead of blocking it. */
    private static Process limited(Process process) {
        Thread watch = new Thread(() -> endLate(process), "nats command line");
        watch.setDaemon(true);
        watch.start();
        return process;
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An action to perform while a command runs. */
    interface ThrowingRunnable {
        void run() throws IOException, InterruptedException;
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().put("NATS_URL", "nats://127.0.0.1:" + port);
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("HOME", home.toString());
        return builder;
    }

    private String start(List<String> command) throws IOException, InterruptedException {
        Process process = limited(process(command).start());
        process.getOutputStream().write("\n\n\n\n".getBytes(UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s says %s", command, output).isZero();
        return output;
    }

    private static Optional<String> find() {
        String named = System.getenv("NATS_CLI");
        if (named != null && !named.isBlank()) {
            return Optional.of(named);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "nats"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
