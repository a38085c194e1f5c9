package io.topz.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.topz.collectors.testing.RealServer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the monitoring port with that of a real nats-server: the same clients and the same requests must lead to the same answers,
 * except for the differences in {@link Difference}. It needs a nats-server: the one that the environment variable NATS_SERVER names,
 * otherwise the one on the PATH.
 */
@Tag("process")
class MonitoringDifferentialTest {

    private static final int ALL_TESTS = 4;
    private static final List<Difference> KNOWN =
            RealServer.isPresent() ? Difference.of(RealServer.version()) : List.of();
    private static final Set<Difference> USED = new HashSet<>();
    private static int tests;

    @BeforeAll
    static void requireServer() {
        RealServer.assumePresent();
        assumeTrue(
                Difference.isBefore(RealServer.version(), "2.11.0"),
                "the monitoring port is that of nats-server 2.10: compared with 2.9 and 2.10 only");
    }

    /** A difference that no longer occurs must be removed from the list. */
    @AfterAll
    static void checkThatEachKnownDifferenceShowed() {
        if (tests == ALL_TESTS) {
            assertThat(KNOWN.stream().filter(Difference::isCertain)).allMatch(USED::contains);
        }
    }

    @Test
    void openServer_everyRequest() throws Exception {
        compare(Map.of(), "", "", Request.table("requests.txt"));
    }

    @Test
    void userAndPassword_whoIsWho() throws Exception {
        compare(
                Map.of("user", "ann", "password", "secret", "server_name", "guarded"),
                "",
                "\"user\":\"ann\",\"pass\":\"secret\",",
                Request.table("requests-login.txt"));
    }

    @Test
    void token_neverShown() throws Exception {
        compare(
                Map.of("token", Workload.TOKEN),
                "",
                "\"auth_token\":\"" + Workload.TOKEN + "\",",
                Request.table("requests-token.txt"));
    }

    @Test
    void basePath_beforeEverything() throws Exception {
        compare(Map.of(), "/nats/mon", "", Request.table("requests-base-path.txt"));
    }

    private static void compare(Map<String, String> settings, String basePath, String login, List<Request> requests)
            throws IOException {
        long start = System.nanoTime();
        try (Target ours = OurTarget.start(settings, basePath);
                Target theirs = RealTarget.start(settings, basePath)) {
            Comparison comparison = new Comparison(ours, theirs, KNOWN);
            comparison.recordIdle(requests);
            try (Workload ourClients = Workload.play(ours, login);
                    Workload theirClients = Workload.play(theirs, login)) {
                comparison.countFrom(ourClients.firstCid(), theirClients.firstCid());
                assertThat(ourClients.ended()).isEqualTo(theirClients.ended());
                comparison.awaitClosed(ourClients.ended());
                requests.forEach(comparison::compare);
            }
            tests++;
            USED.addAll(comparison.used());
            System.out.printf(
                    "compared %d answers with nats-server %s in %d ms, %d listed differences showed%n",
                    comparison.compared(),
                    RealServer.version(),
                    (System.nanoTime() - start) / 1_000_000,
                    comparison.used().size());
            assertThat(comparison.found()).isEmpty();
        }
    }
}
