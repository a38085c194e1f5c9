package io.topz.collectors.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A nats-server with JetStream on free ports of 127.0.0.1. It is found by the environment variable NATS_SERVER, otherwise on the PATH,
 * otherwise in /usr/sbin; without one the test is skipped.
 */
final class RealServer implements AutoCloseable {

    private static final long START_SECONDS = 20;

    private final Process process;
    private final JsonNode ports;

    private RealServer(Process process, JsonNode ports) {
        this.process = process;
        this.ports = ports;
    }

    static RealServer start(Path directory) throws Exception {
        return start(directory, "-m", "");
    }

    /**
     * Starts the server.
     *
     * @param monitor the flag of its monitoring port, {@code -m} or {@code -ms}
     * @param config the lines of its configuration file
     */
    static RealServer start(Path directory, String monitor, String config) throws Exception {
        Optional<Path> binary = find();
        assumeTrue(binary.isPresent(), "SKIPPED: no nats-server here; set NATS_SERVER to its path");
        Path portsDirectory = Files.createDirectories(directory.resolve("ports"));
        Path configFile = Files.writeString(directory.resolve("server.conf"), config);
        Process process = new ProcessBuilder(List.of(
                        binary.get().toString(),
                        "-a",
                        "127.0.0.1",
                        "-p",
                        "-1",
                        monitor,
                        "-1",
                        "-c",
                        configFile.toString(),
                        "-js",
                        "-sd",
                        directory.resolve("store").toString(),
                        "--ports_file_dir",
                        portsDirectory.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Path file = portsDirectory.resolve(binary.get().getFileName() + "_" + process.pid() + ".ports");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        JsonNode ports = null;
        while (ports == null && process.isAlive() && System.nanoTime() < deadline) {
            ports = read(file);
            if (ports == null) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        if (ports == null) {
            process.destroyForcibly();
            throw new IllegalStateException("nats-server did not start: " + Files.readString(directory.resolve("log")));
        }
        return new RealServer(process, ports);
    }

    URI monitor() {
        return URI.create(ports.get("monitoring").get(0).textValue());
    }

    URI clients() {
        return URI.create(ports.get("nats").get(0).textValue());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException stillThere) {
            process.destroyForcibly();
        }
    }

    private static @Nullable JsonNode read(Path file) {
        try {
            JsonNode ports = new ObjectMapper().readTree(file.toFile());
            return ports.has("monitoring") && ports.has("nats") ? ports : null;
        } catch (IOException notYetWritten) {
            return null;
        }
    }

    private static Optional<Path> find() {
        String named = System.getenv("NATS_SERVER");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(directory -> Path.of(directory, "nats-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
