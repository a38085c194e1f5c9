package io.topz.broker.streaming.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program in a process of its own, with the lines that it has printed so far. Closing it ends it. */
final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private RunningProgram(Process process) {
        this.process = process;
        reader = new Thread(this::read, "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static RunningProgram start(List<String> command, Path folder) throws IOException {
        return new RunningProgram(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    private void read() {
        try (BufferedReader output = process.inputReader(UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            // The process was ended.
        }
    }

    /** Waits until it has printed a line. */
    void await(String line) {
        Eventually.await(line, PATIENCE, () -> lines.contains(line));
    }

    /** Waits until it has ended, without an error, and returns all lines. */
    List<String> end() {
        Eventually.await("the end of the program", PATIENCE, () -> !process.isAlive() && !reader.isAlive());
        assertThat(process.exitValue()).as("exit code after %s", lines).isZero();
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
