package io.topz.collectors.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real nats-server in a process of its own on a free port. The program is the one that the environment variable {@code NATS_SERVER}
 * names, otherwise {@code nats-server} on the PATH or in {@code /usr/sbin}; there is none if {@code -Dtopz.processes=false} excludes other
 * processes.
 */
public final class RealServer implements TestServer {

    private static final Optional<String> PROGRAM = find();
    private static final Set<String> TLS = Set.of("cert_file", "key_file");
    private static final Set<String> AUTHORIZATION = Set.of("user", "password", "token", "timeout");
    private static final Set<String> JETSTREAM =
            Set.of("store_dir", "max_memory_store", "max_file_store", "domain", "sync_interval");
    private static final Pattern VERSION = Pattern.compile("v(\\d+\\.\\d+\\.\\d+)");
    private static final long STOP_SECONDS = 20;
    private static final String READY = "Server is ready";

    private final Process process;
    private final Path config;
    private final ServerPorts ports;

    private RealServer(Process process, Path config, ServerPorts ports) {
        this.process = process;
        this.config = config;
        this.ports = ports;
    }

    /** Whether there is one on this machine. */
    public static boolean isPresent() {
        return PROGRAM.isPresent();
    }

    /** Skips the test if there is none. */
    public static void assumePresent() {
        assumeTrue(isPresent(), "no nats-server: set NATS_SERVER or put one on the PATH");
    }

    /** Returns the version that it announces, such as {@code 2.10.27}. */
    public static String version() {
        return Version.ANNOUNCED;
    }

    /** The version of the program, requested once when it is needed. */
    private static final class Version {
        private static final String ANNOUNCED = announced();
    }

    private static String announced() {
        try {
            Process asked = new ProcessBuilder(program(), "--version").start();
            String answer = new String(asked.getInputStream().readAllBytes(), UTF_8);
            Matcher version = VERSION.matcher(answer);
            if (!version.find()) {
                throw new IllegalStateException(program() + " --version says " + answer);
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server and waits until it accepts clients. */
    public static RealServer start(ServerSettings settings) {
        try {
            Path config = Files.createTempFile("nats-server", ".conf");
            Files.writeString(config, configuration(settings));
            String port = settings.values().getOrDefault("port", "-1");
            Process process = new ProcessBuilder(program(), "-a", "127.0.0.1", "-p", port, "-c", config.toString())
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new RealServer(process, config, ServerPorts.await(process, READY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return ports.clients();
    }

    /** The port for HTTP on the loopback address, if it was configured. */
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
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> find() {
        if (System.getProperty("topz.processes", "true").equals("false")) {
            return Optional.empty();
        }
        String named = System.getenv("NATS_SERVER");
        if (named != null && !named.isBlank()) {
            return Optional.of(named);
        }
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, "nats-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** The path of the program, which must be present. */
    public static String program() {
        return PROGRAM.orElseThrow(() -> new IllegalStateException("no nats-server on this machine"));
    }

    private static String configuration(ServerSettings settings) {
        Set<String> inBlocks = new HashSet<>(TLS);
        inBlocks.addAll(AUTHORIZATION);
        inBlocks.addAll(JETSTREAM);
        return lines(settings, name -> !inBlocks.contains(name))
                + block("tls", lines(settings, TLS::contains))
                + block("authorization", lines(settings, AUTHORIZATION::contains))
                + block("jetstream", lines(settings, JETSTREAM::contains));
    }

    private static String block(String name, String lines) {
        return lines.isEmpty() ? "" : name + " {\n" + lines + "}\n";
    }

    private static String lines(ServerSettings settings, Predicate<String> wanted) {
        return settings.values().entrySet().stream()
                .filter(setting -> wanted.test(setting.getKey()))
                .map(setting -> setting.getKey() + ": " + quoted(setting.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String value) {
        return value.chars().allMatch(Character::isDigit) ? value : '"' + value + '"';
    }
}
