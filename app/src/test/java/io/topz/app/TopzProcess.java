package io.topz.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@code topz} command in a process of its own that runs the classes under test; its output is read line by line. */
final class TopzProcess implements AutoCloseable {

    static final int TIMEOUT_SECONDS = 30;

    /**
     * What gives a process the default reaction to signals. A shell that starts the tests in the background has them ignore SIGINT, and nohup
     * SIGHUP, and a Java program cannot undo that.
     */
    private static final List<String> WITH_SIGNALS = List.of("env", "--default-signal=INT,HUP");

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private TopzProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of topz");
        reader.setDaemon(true);
        reader.start();
    }

    static TopzProcess start(String... args) throws IOException {
        List<String> command = new ArrayList<>(canSetSignals() ? WITH_SIGNALS : List.of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Topz.class.getName()));
        command.addAll(List.of(args));
        return new TopzProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Whether there is an {@code env} of GNU coreutils 8.31 or newer. */
    private static boolean canSetSignals() {
        List<String> attempt = new ArrayList<>(WITH_SIGNALS);
        attempt.add("true");
        try {
            return new ProcessBuilder(attempt).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("output ended: " + e);
        }
    }

    /** Waits for a line that contains the text, and returns it. */
    String awaitLine(String text) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        while (true) {
            String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no line with '" + text + "' in " + seen);
            }
            if (line.contains(text)) {
                return line;
            }
            seen.add(line);
        }
    }

    /** The remaining output, after the process has ended. */
    String output() {
        return String.join("\n", lines);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the server accepts clients, and returns its port. */
    int awaitPort() throws InterruptedException {
        String line = awaitLine("Listening for client connections on ");
        awaitLine("Server is ready");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    /** Sends a signal by its name, without SIG. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid()).start().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    /** Kills the process with SIGKILL; none of its threads runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
