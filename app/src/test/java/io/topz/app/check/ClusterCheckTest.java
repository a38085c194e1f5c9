package io.topz.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.collectors.Collector;
import io.topz.recordings.SampleCollector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of checks on recorded clusters of real servers. */
class ClusterCheckTest {

    private static CheckReport check(String version, List<String> samples, String... ready)
            throws InterruptedException {
        Map<String, Collector> servers = new LinkedHashMap<>();
        samples.forEach(name -> servers.put(name, SampleCollector.of("nats-server/" + version + "/cluster3/" + name)));
        Check check = new Check();
        for (String name : ready) {
            check.addReady(name);
        }
        return check.run(servers, Duration.ofMillis(1), Duration.ofSeconds(20), Severity.UNKNOWN);
    }

    private static List<String> bad(CheckReport report) {
        List<String> names = new ArrayList<>(report.problems());
        report.entries().stream()
                .filter(entry -> entry.result().severity() != Severity.OK)
                .forEach(entry -> names.add(entry.text()));
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void healthyCluster_isQuiet(String version) throws InterruptedException {
        // the cluster had just been started, and one consumer does not acknowledge
        CheckReport report = check(version, List.of("n1", "n2", "n3"), "all");
        assertThat(bad(report)).allMatch(name -> name.contains("uptime_seconds") || name.contains("redelivering"));
        assertThat(report.entries()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void leadersAlone_areAskedAboutTheirStreams(String version) throws InterruptedException {
        List<String> names =
                check(version, List.of("n1", "n2", "n3"), "stream-lag", "stream-full", "consumer-lag")
                        .entries()
                        .stream()
                        .map(entry -> entry.result().fullName())
                        .toList();
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void lostServer_isMissed(String version) throws InterruptedException {
        CheckReport report = check(version, List.of("n1/n3_down"), "all");
        assertThat(bad(report)).contains("peers_missing 1 > 0");
        assertThat(report.severity()).isEqualTo(Severity.CRITICAL);
    }
}
