package io.topz.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.bench.measure.BenchmarkMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private static final BenchmarkMetric RATE = new BenchmarkMetric("delivered", "msg/s");
    private static final BenchmarkMetric CPU = new BenchmarkMetric("server CPU", "ns/msg");

    private static Results results() {
        Results results = new Results(List.of("real", "ours"));
        double[][] real = {{1_000_000, 200}, {3_000_000, 0}, {2_000_000, 210}};
        double[][] ours = {{2_000_000, 80}, {4_000_000, 99.5}, {6_000_000, 1.234}};
        for (int round = 0; round < real.length; round++) {
            results.add("1:1 16 B", "real", List.of(RATE.of(real[round][0]), CPU.of(real[round][1])));
            results.add("1:1 16 B", "ours", List.of(RATE.of(ours[round][0]), CPU.of(ours[round][1])));
        }
        return results;
    }

    @Test
    void table_showsMediansTheirRatioAndTheRatiosOfRounds() {
        assertThat(ResultTable.of("fan: messages", results())).isEqualTo("""

                        fan: messages
                                                unit         real       ours  ours/real  in single rounds
                          1:1 16 B  delivered   msg/s   2,000,000  4,000,000       2.00      1.33 to 3.00
                                    server CPU  ns/msg        200       80.0          -                 -
                        """);
    }

    @Test
    void table_saysWhatCouldNotBeMeasured() {
        Results results = new Results(List.of("real", "ours"));
        results.add("1:1 16 B", "real", List.of(RATE.of(5)));
        results.fail("ours", "1:1 16 B: the server closed the connection");

        assertThat(ResultTable.of("fan", results))
                .contains("5.00     -          -                 -")
                .endsWith("ours could not be measured: 1:1 16 B: the server closed the connection\n");
    }

    @Test
    void lines_haveEveryValue() {
        assertThat(ResultLines.of("fan", results()).lines())
                .hasSize(12)
                .contains("fan,\"1:1 16 B\",\"server CPU\",ns/msg,ours,2,99.500");
    }

    @Test
    void median_ofAnEvenNumber_isBetweenTheMiddleTwo() {
        assertThat(Results.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3);
    }
}
