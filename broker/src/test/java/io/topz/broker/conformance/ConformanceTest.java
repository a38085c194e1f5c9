package io.topz.broker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.broker.testing.RealServer;
import io.topz.broker.testing.Servers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the table to a real nats-server, where there is one. */
class ConformanceTest {

    private static final List<Script> TABLE = Table.read();
    private static final Servers REAL = new Servers(RealServer::start);

    @AfterAll
    static void stopServers() {
        REAL.close();
    }

    @Test
    void table_hasCasesOfItsOwnNames() {
        assertThat(TABLE).hasSizeGreaterThanOrEqualTo(300);
        assertThat(TABLE).extracting(Script::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("table")
    void real_answersAsWritten(Script script) {
        assumeTrue(RealServer.isPresent(), "no nats-server on this machine, so the table is not compared with one");
        String transcript = Player.play(script, REAL.port(script.settings()));
        assertThat(Difference.undo(RealServer.version(), transcript)).isEqualTo(Transcript.expected(script));
    }

    static Stream<Script> table() {
        return TABLE.stream();
    }
}
