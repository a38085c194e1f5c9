package io.topz.bench.report;

import io.topz.bench.report.Results.Line;
import java.util.List;
import java.util.Locale;

/** Formats every single value as a comma-separated line, for other programs. */
public final class ResultLines {

    /** The header line. */
    public static final String HEAD = "scenario,case,metric,unit,server,round,value\n";

    private ResultLines() {}

    /** A line for each value of each round of a scenario. */
    public static String of(String scenario, Results results) {
        StringBuilder text = new StringBuilder();
        for (Line key : results.keys()) {
            for (String label : results.labels()) {
                List<Double> rounds = results.rounds(key, label);
                for (int round = 0; round < rounds.size(); round++) {
                    text.append(String.format(
                            Locale.ROOT,
                            "%s,\"%s\",\"%s\",%s,%s,%d,%.3f%n",
                            scenario,
                            key.caseName(),
                            key.metric().name(),
                            key.metric().unit(),
                            label,
                            round + 1,
                            rounds.get(round)));
                }
            }
        }
        return text.toString();
    }
}
