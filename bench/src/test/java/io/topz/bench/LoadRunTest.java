package io.topz.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.topz.bench.server.Contender;
import io.topz.bench.server.Contenders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadRunTest {

    private static final String NO_REAL_SERVER =
            "SKIPPED: there is no nats-server; set NATS_SERVER or put one on the PATH to try the load run";
    private static final String NO_REAL_STREAMING_SERVER =
            "SKIPPED: there is no nats-streaming-server; set NATS_STREAMING_SERVER or put one on the PATH";
    private static final String NO_JAR =
            "SKIPPED: app/target/topz.jar is not built; ./mvnw verify builds it before it tests this module";

    private static final List<String> BOTH = List.of("first", "second");
    private static final String STREAMS = "jspublish,jsfetch,jspush,jsz";
    private static final int STREAM_METRICS = 4 * 5 + 2 * 3 + 3 + 6;

    private static final String CHANNELS = "stan,stanidle";
    private static final int CHANNEL_METRICS = 4 * 5 + 3 + 4;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = LoadRun.commandLine();
        commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private static Contender present(Optional<Contender> contender, String orElse) {
        if (contender.isEmpty()) {
            System.err.println(orElse);
            abort(orElse);
        }
        return contender.orElseThrow();
    }

    private static String option(String label, Contender contender) {
        return label + "=" + String.join(" ", contender.command());
    }

    /** Runs scenarios on a server under each label; both rounds must yield that many numbers. */
    private void measure(Contender contender, List<String> labels, String scenarios, int metrics) throws IOException {
        Path csv = folder.resolve("values.csv");
        Path store = Files.createDirectory(folder.resolve("store"));

        List<String> arguments = new ArrayList<>(
                List.of("--quick", "--scenarios", scenarios, "--csv", csv.toString(), "--store", store.toString()));
        labels.forEach(label -> arguments.addAll(List.of("--server", option(label, contender))));

        int exitCode = run(arguments.toArray(String[]::new));

        assertThat(err.toString())
                .doesNotContain(labels.stream().map(label -> label + ":").toList());
        assertThat(exitCode).isZero();
        int rounds = 2;
        assertThat(Files.readAllLines(csv)).hasSize(1 + metrics * labels.size() * rounds);
        assertThat(store).as("what streams leave behind").isEmptyDirectory();
    }

    private void measureCore(Contender contender, List<String> labels) throws IOException {
        measure(contender, labels, "fan,rr,rate,polled,idle,varz,connz,start", 5 * 3 + 3 + 4 + 5 + 3 + 2 + 2 * 3 + 1);

        assertThat(out.toString())
                .contains("1:1 16 B", "4:4 128 B", "p99.9", "p99 added by polling", "for each connection")
                .contains("requests/s", "/connz?limit=10000&subs=1", "until Server is ready");
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofNatsServer_measuresEverything() throws IOException {
        measureCore(present(Contenders.real(System.getenv()), NO_REAL_SERVER), BOTH);

        assertThat(out.toString()).contains("second/first");
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofNatsServer_measuresStreams() throws IOException {
        Contender real = present(Contenders.real(System.getenv()), NO_REAL_SERVER);

        measure(real, BOTH, STREAMS + ",jsrecover", STREAM_METRICS + 4);

        assertThat(out.toString())
                .contains("memory, one at a time", "file, 1,024 in flight", "ack explicit", "pushed")
                .contains("10 streams, 2 consumers each", "added by polling", "killed before", "Streams in ");
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofTopz_measuresEverything() throws IOException {
        // Only once, because a JVM takes long to start.
        measureCore(present(Contenders.jar(Path.of("")), NO_JAR), List.of("topz"));
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofTopz_measuresStreams() throws IOException {
        // Only once, and without the repeated restarts of jsrecover, for the same reason.
        measure(present(Contenders.jar(Path.of("")), NO_JAR), List.of("topz"), STREAMS, STREAM_METRICS);

        assertThat(out.toString()).contains("file, one at a time", "ack explicit", "pushed", "added by polling");
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofNatsStreamingServer_measuresChannels() throws IOException {
        measure(
                present(Contenders.realStreaming(System.getenv()), NO_REAL_STREAMING_SERVER),
                BOTH,
                CHANNELS,
                CHANNEL_METRICS);

        assertThat(out.toString()).contains("memory, 512 in flight", "file, one at a time", "1:4", "for each channel");
    }

    @Test
    @Tag("process")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the memory of another process is read from /proc")
    void quickRun_ofTopz_measuresChannels() throws IOException {
        measure(
                present(Contenders.jar(Path.of(""), "streaming-server"), NO_JAR),
                List.of("topz"),
                CHANNELS,
                CHANNEL_METRICS);

        assertThat(out.toString()).contains("memory, 512 in flight", "file, one at a time", "1:4", "for each channel");
    }

    @Test
    void store_thatIsAbsent_isWrongUsage() {
        String absent = folder.resolve("absent").toString();

        int exitCode = run("--quick", "--scenarios", "jspublish", "--server", "one=command", "--store", absent);

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("--store has to name an existing folder, not " + absent);
    }

    @Test
    void scenario_unknown_isWrongUsage() {
        assertThat(run("--scenarios", "fan,flight")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no scenario 'flight', only fan, rr, rate");
    }

    @Test
    void fan_malformed_isWrongUsage() {
        assertThat(run("--fans", "1:1")).isEqualTo(2);
        assertThat(err.toString()).contains("'1:1' is not a fan");
    }

    @Test
    void server_thatDoesNotStart_failsInOneLine() {
        assertThat(run("--server", "x=" + folder.resolve("absent"))).isEqualTo(1);
        assertThat(err.toString()).startsWith("bench: ").contains("absent");
    }
}
