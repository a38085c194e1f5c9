package io.topz.bench.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the two servers that a load run compares by default. */
public final class Contenders {

    private Contenders() {}

    /**
     * A nats-server: the one named by the environment variable {@code NATS_SERVER}, or {@code nats-server} on the {@code PATH} or in
     * /usr/sbin.
     */
    public static Optional<Contender> real(Map<String, String> environment) {
        return program("nats-server", "NATS_SERVER", environment);
    }

    /** A nats-streaming-server, found in the same way with {@code NATS_STREAMING_SERVER}. */
    public static Optional<Contender> realStreaming(Map<String, String> environment) {
        return program("nats-streaming-server", "NATS_STREAMING_SERVER", environment);
    }

    private static Optional<Contender> program(String name, String variable, Map<String, String> environment) {
        String named = environment.getOrDefault(variable, "");
        Stream<Path> candidates = named.isEmpty()
                ? Stream.concat(
                                Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)),
                                Stream.of("/usr/sbin"))
                        .map(folder -> Path.of(folder, name))
                : Stream.of(Path.of(named));
        return candidates
                .filter(Contenders::isProgram)
                .findFirst()
                .map(program -> new Contender(name, List.of(program.toString())));
    }

    /** This project's server, started by its launcher as users do, which is searched in a folder and its parents. */
    public static Optional<Contender> launcher(Path folder) {
        return launcher(folder, "server");
    }

    /** This project's server with another command. */
    public static Optional<Contender> launcher(Path folder, String command) {
        return above(folder, Path.of("topz"))
                .filter(Contenders::isProgram)
                .map(launcher -> new Contender("topz", List.of(launcher.toString(), command)));
    }

    /**
     * This project's server, started from its packaged jar with the JVM of this process; the jar is searched in a folder and its parents.
     */
    public static Optional<Contender> jar(Path folder) {
        return jar(folder, "server");
    }

    /** This project's packaged server with another command. */
    public static Optional<Contender> jar(Path folder, String command) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return above(folder, Path.of("app", "target", "topz.jar"))
                .map(jar -> new Contender("topz", List.of(java, "-jar", jar.toString(), command)));
    }

    /** This project's server with acknowledgements before messages are forced to the disk, at the default interval of nats-server. */
    public static Contender lazy(Contender ours) {
        return ours.labelled("topz-2m").with("--sync_interval", "2m");
    }

    private static Optional<Path> above(Path folder, Path file) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .map(parent -> parent.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
