package io.topz.broker.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The installation of nats.js, the JavaScript client, below {@code target}, and the scripts in {@code src/test/js}. */
public final class NatsJs {

    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "nats.js");
    private static final String LOCK = "package-lock.json";

    private NatsJs() {}

    /** Installs it with npm; skips the test if that is not possible. */
    public static synchronized void install() throws IOException, InterruptedException {
        assumeTrue(runs("node", "--version"), "no Node.js on this machine, so nats.js is not tested");
        assumeTrue(runs("npm", "--version"), "no npm on this machine, so nats.js is not tested");
        boolean installed = isInstalled();
        Files.createDirectories(INSTALLED);
        try (var files = Files.list(SOURCE)) {
            for (Path file : files.toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assumeTrue(
                installed || runs("npm", "ci", "--ignore-scripts", "--prefer-offline"),
                "npm cannot install nats.js, so it is not tested");
    }

    /** Runs a script with ports as its arguments; its output and errors are the output of the process. */
    public static Process start(String script, int... ports) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", script));
        for (int port : ports) {
            command.add(Integer.toString(port));
        }
        return start(command);
    }

    private static boolean isInstalled() throws IOException {
        Path lock = INSTALLED.resolve(LOCK);
        return Files.isDirectory(INSTALLED.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCE.resolve(LOCK)) < 0;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Files.createDirectories(INSTALLED);
            Process process = start(List.of(command));
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
