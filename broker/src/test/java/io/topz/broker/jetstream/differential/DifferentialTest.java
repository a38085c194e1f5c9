package io.topz.broker.jetstream.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.topz.broker.jetstream.schema.Schemas;
import io.topz.broker.testing.OurServer;
import io.topz.collectors.testing.RealServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the scripts to the broker and, if there is one of the recorded version, to a real nats-server: both must answer as recorded, except
 * for the differences listed with their reasons in {@link Difference}. Each case has a server of its own and mostly waits, so several are
 * played at a time.
 */
class DifferentialTest {

    private static final List<Case> CASES = Scripts.cases();
    private static final Optional<Schemas> SCHEMAS = Schemas.find();
    private static final String RECORDED = "2.10.";

    @TempDir
    static Path stores;

    private static CaseRuns ours;
    private static CaseRuns real;
    private static final AtomicInteger VALIDATED = new AtomicInteger();
    private static final AtomicInteger COMPARED = new AtomicInteger();
    private static final AtomicInteger COMPARED_WITH_REAL = new AtomicInteger();

    @BeforeAll
    static void prepare() {
        ours = new CaseRuns(stores, OurServer::start);
        real = new CaseRuns(stores, RealServer::start);
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "JetStream, as recorded from nats-server 2.10.27: compared %d answers of the broker and %d of a nats-server "
                        + "on this machine in %d cases; %d differences are listed; validated %d answers of the broker%n",
                COMPARED.get(), COMPARED_WITH_REAL.get(), CASES.size(), Difference.ALL.size(), VALIDATED.get());
    }

    @Test
    void cases_haveNamesOfTheirOwn() {
        assertThat(CASES).extracting(Case::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("cases")
    void ours_answersAsRecorded(Case script) {
        Transcript transcript = ours.play(script);
        assertThat(transcript.text()).isEqualTo(Difference.apply(script));
        COMPARED.addAndGet(transcript.count());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("cases")
    void ours_answersAreValid(Case script) {
        assumeTrue(SCHEMAS.isPresent(), Schemas.ABSENT);
        List<JsonNode> answers = ours.play(script).answers();
        assertThat(Invalid.among(answers, SCHEMAS.orElseThrow())).isEmpty();
        VALIDATED.addAndGet((int) answers.stream().filter(Schemas::concern).count());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("cases")
    void real_answersAsRecorded(Case script) {
        RealServer.assumePresent();
        assumeTrue(
                RealServer.version().startsWith(RECORDED),
                () -> "the nats-server on this machine is " + RealServer.version()
                        + ", which answers otherwise than 2.10.27: not compared; name a 2.10 by NATS_SERVER");
        Transcript transcript = real.play(script);
        // nats-server itself does not always notify a consumer of its stream's changes at once.
        for (int again = 0; again < 2 && !transcript.text().equals(script.recorded()); again++) {
            transcript = real.playAgain(script);
        }
        assertThat(transcript.text()).isEqualTo(script.recorded());
        COMPARED_WITH_REAL.addAndGet(transcript.count());
        List<JsonNode> answers = transcript.answers();
        SCHEMAS.ifPresent(schemas -> assertThat(Invalid.among(answers, schemas)).isEmpty());
    }

    static Stream<Case> cases() {
        return CASES.stream();
    }
}
