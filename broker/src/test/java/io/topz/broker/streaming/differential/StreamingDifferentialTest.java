package io.topz.broker.streaming.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.collectors.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays scripts to the broker and, if there is one, to a real nats-streaming-server: both must answer as recorded. {@code
 * -Dtopz.record=true} writes the answers of the real one into the scripts.
 */
class StreamingDifferentialTest {

    private static final Path SCRIPTS = Path.of("src/test/resources/io/topz/broker/streaming/differential");
    private static final AtomicInteger COMPARED = new AtomicInteger();
    private static final AtomicInteger COMPARED_WITH_REAL = new AtomicInteger();

    @TempDir
    private Path store;

    static List<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "NATS Streaming, as recorded from nats-streaming-server 0.25.6: compared the answers of the broker to %d requests, "
                        + "and of a nats-streaming-server on this machine to %d%n",
                COMPARED.get(), COMPARED_WITH_REAL.get());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("scripts")
    @Tag("slow")
    void ours_answersAsRecorded(String script) throws IOException {
        String recorded = Files.readString(SCRIPTS.resolve(script));
        assertThat(play(recorded, StreamingSettings::startOurs, COMPARED)).isEqualTo(recorded);
    }

    @ParameterizedTest
    @Tag("process")
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("scripts")
    void real_answersAsRecorded(String script) throws IOException {
        assumeTrue(RealStreamingServer.isPresent(), RealStreamingServer.ABSENT);
        String recorded = Files.readString(SCRIPTS.resolve(script));
        String played = play(recorded, RealStreamingServer::start, COMPARED_WITH_REAL);
        if (Boolean.getBoolean("topz.record")) {
            Files.writeString(SCRIPTS.resolve(script), played, UTF_8);
        } else {
            assertThat(played).isEqualTo(recorded);
        }
    }

    private String play(String script, BiFunction<StreamingSettings, Path, TestServer> start, AtomicInteger requests) {
        String settings = script.lines()
                .filter(line -> line.startsWith("@"))
                .map(line -> line.substring(1))
                .findFirst()
                .orElse("");
        StreamingSettings parsed = StreamingSettings.parse(settings);
        try (ScriptPlayer player = new ScriptPlayer(() -> start.apply(parsed, store))) {
            String played = player.play(script);
            requests.addAndGet(player.requests());
            return played;
        }
    }
}
