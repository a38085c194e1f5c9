package io.topz.broker.streaming.differential;

import io.topz.collectors.testing.ServerPorts;
import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real nats-streaming-server in a process of its own. The environment variable {@code NATS_STREAMING_SERVER} names the program. */
public final class RealStreamingServer implements TestServer {

    /** The reason for which a test is skipped without one. */
    public static final String ABSENT = "no nats-streaming-server: name one by NATS_STREAMING_SERVER";

    private static final Optional<String> PROGRAM = find();
    private static final String READY = "Streaming Server is ready";

    private final Process process;
    private final ServerPorts ports;

    private RealStreamingServer(Process process, ServerPorts ports) {
        this.process = process;
        this.ports = ports;
    }

    /** Whether there is one on this machine. */
    public static boolean isPresent() {
        return PROGRAM.isPresent();
    }

    private static Optional<String> find() {
        if (System.getProperty("topz.processes", "true").equals("false")) {
            return Optional.empty();
        }
        return Optional.ofNullable(System.getenv("NATS_STREAMING_SERVER")).filter(name -> !name.isBlank());
    }

    /** The path of the program, which must be present. */
    static String program() {
        return PROGRAM.orElseThrow();
    }

    /** Starts a server and waits until it is ready. */
    public static RealStreamingServer start(StreamingSettings settings, Path store) {
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(List.of("-a", "127.0.0.1", "-p", "-1", "-m", "-1"));
        settings.flags().forEach((flag, value) -> command.add("-" + flag + "=" + value));
        if (settings.isStored()) {
            command.addAll(List.of("-dir", store.toString()));
        }
        try {
            if (!settings.channels().isEmpty()) {
                Path configuration = store.resolve("streaming.conf");
                Files.writeString(configuration, settings.configuration());
                command.addAll(List.of("-sc", configuration.toString()));
            }
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new RealStreamingServer(process, ServerPorts.await(process, READY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return ports.clients();
    }

    /** The port for HTTP. */
    public int monitorPort() {
        return ports.monitor();
    }

    @Override
    public String get(String target) {
        return ports.get(target);
    }

    @Override
    public void stop() {
        process.destroy();
        process.onExit().join();
    }
}
