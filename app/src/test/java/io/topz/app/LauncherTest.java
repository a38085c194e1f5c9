package io.topz.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the launcher script, with a Java that prints its arguments and a Maven that creates an empty jar if it is allowed to. */
@Tag("process")
class LauncherTest {

    private static final String NOBODY = "65534";

    private static final String JAVA = """
            #!/bin/sh
            case " $* " in *" rehearse "*)
                echo rehearsal >>"$STAGE/rehearsals"
                [ ! -e "$STAGE/fail" ] || exit 1
                for argument; do
                    case $argument in -XX:ArchiveClassesAtExit=*) : >"${argument#*=}" ;; esac
                done
                exit 0 ;;
            esac
            printf '<%s>\\n' "$@"
            echo "SR=$_JAVA_SR_SIGNUM"
            cat /proc/self/status
            """;

    private static final String MAVEN = """
            #!/bin/sh
            echo build >>"$STAGE/builds"
            until [ -e "$STAGE/go" ]; do sleep 0.1; done
            : >app/target/quick/topz.jar
            """;

    @TempDir
    private Path directory;

    private Path home = Path.of("");

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "SKIPPED: no /proc");
        directory = directory.toRealPath();
        home = Files.createDirectories(directory.resolve("with a blank"));
        Files.copy(root().resolve("topz"), home.resolve("topz"), StandardCopyOption.COPY_ATTRIBUTES);
        script(home.resolve("mvnw"), MAVEN);
        script(directory.resolve("jdk/bin/java"), JAVA);
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void allowBuilds() throws IOException {
        Files.writeString(directory.resolve("go"), "");
    }

    private int count(String what) throws IOException {
        Path file = directory.resolve(what);
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private Launch launch(String... arguments) throws IOException {
        return launchBy(List.of(), arguments);
    }

    private Launch launchBy(List<String> prefix, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("topz").toString());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().put("STAGE", directory.toString());
        builder.environment().put("HOME", directory.resolve("home").toString());
        builder.environment().remove("XDG_CACHE_HOME");
        return new Launch(builder.start(), output);
    }

    /** A run of the launcher. */
    private record Launch(Process process, Path output) {

        String text() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitText(String text) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TopzProcess.TIMEOUT_SECONDS);
            while (!text().contains(text)) {
                assertThat(System.nanoTime()).as(text() + " has no " + text).isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }

        String await() throws InterruptedException {
            assertThat(process.waitFor(TopzProcess.TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(process.exitValue()).as(text()).isZero();
            return text();
        }
    }

    @Test
    void argumentsWithBlanks_arriveBehindTheJar() throws Exception {
        allowBuilds();
        assertThat(launch("server", "--name", "two words", "").await())
                .contains("<-jar>\n<" + home + "/app/target/quick/topz.jar>\n<server>\n<--name>\n<two words>\n<>\n");
    }

    @Test
    void archive_isMadeOnceAndUsed() throws Exception {
        allowBuilds();
        String use = "<-XX:SharedArchiveFile=" + home + "/app/target/quick/classes-demo-17.0.1.jsa>";
        assertThat(launch("server").await()).contains(use);
        assertThat(launch("server").await()).contains(use).doesNotContain("archive of the classes");
        assertThat(count("rehearsals")).isEqualTo(1);
        assertThat(count("builds")).isEqualTo(1);
    }

    @Test
    void archiveThatCannotBeMade_isNotTriedAgain() throws Exception {
        allowBuilds();
        Files.writeString(directory.resolve("fail"), "");
        assertThat(launch("server").await())
                .contains("no archive could be made")
                .contains("<server>");
        assertThat(launch("server").await()).doesNotContain("archive").contains("<server>");
        assertThat(count("rehearsals")).isEqualTo(1);
    }

    @Test
    void programOfAnotherUser_keepsItsArchiveInTheCacheOfTheUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "SKIPPED: only root can be another user");
        allowBuilds();
        launch("server").await();
        Files.delete(home.resolve("app/target/quick/classes-demo-17.0.1.jsa"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(directory.resolve("rehearsals"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.createDirectories(directory.resolve("home"));
        Files.setPosixFilePermissions(directory.resolve("home"), PosixFilePermissions.fromString("rwxrwxrwx"));

        List<String> asNobody = List.of("setpriv", "--reuid=" + NOBODY, "--clear-groups");
        String use = "<-XX:SharedArchiveFile=" + directory.resolve("home/.cache/topz/");
        assertThat(launchBy(asNobody, "server").await()).contains(use);
        assertThat(launchBy(asNobody, "server").await()).contains(use).doesNotContain("making");
        Files.setPosixFilePermissions(directory.resolve("home"), PosixFilePermissions.fromString("rwx------"));
        assertThat(launchBy(asNobody, "server").await()).contains("<server>").doesNotContain("SharedArchiveFile");
    }

    @Test
    void secondLauncher_waitsForTheBuildOfTheFirst() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/flock")), "SKIPPED: no flock");
        Launch first = launch("server");
        first.awaitText("topz: building");
        Launch second = launch("top");
        second.awaitText("another topz is being built here; waiting for it");
        allowBuilds();
        assertThat(first.await()).contains("<server>");
        assertThat(second.await()).contains("<top>").doesNotContain("topz: building");
        assertThat(count("builds")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "streaming-server"})
    void server_isStartedWithSignalsThatDoNotKillIt(String command) throws Exception {
        allowBuilds();
        List<String> inBackground = List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");
        String output = launchBy(inBackground, command).await();
        assertThat(output).contains("classes-demo-17.0.1.jsa").contains("<-XX:+UseG1GC>");
        assertThat(output).contains("SR=60");
        long ignored = output.lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElseThrow();
        assertThat(isIn(ignored, 10)).as("SIGUSR1").isTrue();
        assertThat(isIn(ignored, 12)).as("SIGUSR2").isTrue();
        assertThat(isIn(ignored, 1)).as("SIGHUP").isFalse();
        assertThat(isIn(ignored, 2)).as("SIGINT").isFalse();
    }

    private static boolean isIn(long mask, int signal) {
        return (mask >> (signal - 1) & 1) == 1;
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow();
    }
}
