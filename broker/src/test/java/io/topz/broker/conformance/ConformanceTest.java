package io.topz.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.broker.conformance.Script.Send;
import io.topz.broker.testing.NatsSocket;
import io.topz.broker.testing.OurServer;
import io.topz.broker.testing.Servers;
import io.topz.collectors.testing.RealServer;
import io.topz.collectors.testing.ServerSettings;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the table to the broker and, if there is one, to a real nats-server, which must give the same answers. */
class ConformanceTest {

    private static final List<Script> TABLE = Table.read();
    private static final Servers OURS = new Servers(OurServer::start);
    private static final Servers REAL = new Servers(RealServer::start);
    private static final long SEED = Long.getLong("topz.seed", 1);

    @AfterAll
    static void stopServers() {
        OURS.close();
        REAL.close();
    }

    @Test
    void table_hasCasesOfItsOwnNames() {
        assertThat(TABLE).hasSizeGreaterThanOrEqualTo(300);
        assertThat(TABLE).extracting(Script::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("table")
    void ours_answersAsWritten(Script script) {
        assertThat(Player.play(script, OURS.port(script.settings()))).isEqualTo(Transcript.expected(script));
    }

    @ParameterizedTest
    @MethodSource("table")
    void real_answersAsWritten(Script script) {
        RealServer.assumePresent();
        String transcript = Player.play(script, REAL.port(script.settings()));
        assertThat(Difference.undo(RealServer.version(), transcript)).isEqualTo(Transcript.expected(script));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("splitScripts")
    void ours_cutAtEveryByte_answersTheSame(Script script) {
        int port = OURS.port(script.settings());
        try (NatsSocket other = new NatsSocket(port)) {
            IntStream.range(1, longestSend(script))
                    .forEach(point -> assertThat(
                                    Player.play(script, port, bytes -> Chunks.at(point, bytes), () -> other.fence(0)))
                            .as("cut after %d bytes", point)
                            .isEqualTo(Transcript.expected(script)));
        }
    }

    @ParameterizedTest
    @MethodSource("timelessScripts")
    void ours_cutAtRandom_answersTheSame(Script script) {
        int port = OURS.port(script.settings());
        Random random = new Random(SEED + script.title().hashCode());
        try (NatsSocket other = new NatsSocket(OURS.port(ServerSettings.NONE))) {
            String transcript = Player.play(script, port, bytes -> Chunks.random(random, bytes), () -> other.fence(0));
            assertThat(transcript).as("seed %d", SEED).isEqualTo(Transcript.expected(script));
        }
    }

    static Stream<Script> table() {
        return TABLE.stream();
    }

    static Stream<Script> splitScripts() {
        return TABLE.stream().filter(Script::split);
    }

    /** The scripts that do not wait for a short configured time. */
    static Stream<Script> timelessScripts() {
        Set<String> times = Set.of("ping_interval", "timeout");
        return TABLE.stream()
                .filter(script -> times.stream().noneMatch(script.settings().values()::containsKey));
    }

    private static int longestSend(Script script) {
        return script.steps().stream()
                .filter(Send.class::isInstance)
                .mapToInt(step -> ((Send) step).bytes().length())
                .max()
                .orElse(0);
    }
}
