package io.topz.broker.streaming.programs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs of one language in the test resources, and the streaming client that they need, which the package manager of that language
 * installs below {@code target}.
 */
final class Programs {

    /** The module with the programs, seen from any module: its tests and those of other modules share what is installed. */
    private static final Path MODULE = Path.of("../broker");

    private static final Path SOURCES = MODULE.resolve("src/test/resources/io/topz/broker/streaming/programs");
    private static final Path INSTALLED = MODULE.resolve("target/streaming-programs");
    private static final Duration INSTALLING = Duration.ofMinutes(3);
    private static final String DONE = "installed";

    private final Path folder;
    private final Path sources;
    private final String versions;

    /**
     * The programs of a language.
     *
     * @param language the name of their folder
     * @param versions the file that names the versions of what is installed
     */
    Programs(String language, String versions) {
        this.sources = SOURCES.resolve(language);
        this.folder = INSTALLED.resolve(language);
        this.versions = versions;
    }

    /** Runs the commands that install the client, unless they have run; skips the test if one of them fails. */
    void install(String client, String... commands) throws IOException, InterruptedException {
        String wanted = Files.readString(sources.resolve(versions));
        Path done = folder.resolve(DONE);
        boolean installed = Files.exists(done) && Files.readString(done).equals(wanted);
        Files.createDirectories(folder);
        try (var files = Files.list(sources)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (String command : installed ? new String[0] : commands) {
            assumeTrue(succeeds(command), "'%s' fails here, so %s is not tested".formatted(command, client));
        }
        Files.writeString(done, wanted);
    }

    private boolean succeeds(String command) throws InterruptedException {
        Path log = folder.resolve("install.log");
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(INSTALLING.toSeconds(), TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Starts a program. */
    RunningProgram start(String command, String url, Object... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(command.split(" ")));
        line.add(url);
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return RunningProgram.start(line, folder);
    }

    /** Runs a program to its end and returns the lines that it printed. */
    List<String> run(String command, String url, Object... arguments) throws IOException {
        try (RunningProgram program = start(command, url, arguments)) {
            return program.end();
        }
    }
}
