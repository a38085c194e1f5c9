package io.topz.bench;

import io.topz.bench.report.Results;
import io.topz.bench.scenario.Scenario;
import io.topz.bench.scenario.Session;
import io.topz.bench.scenario.Session.Case;
import io.topz.bench.server.Contender;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs scenarios so that servers can be compared: all servers are up at the same time, each case is measured on one after the other, the
 * order changes with each round, and the first rounds do not count.
 *
 * @param warmUps the number of rounds that do not count
 * @param rounds the number of rounds that count
 * @param progress receives a line for each round
 */
record Rounds(int warmUps, int rounds, PrintWriter progress) {

    /** A server with its session. */
    private record Entry(String label, Session session) {}

    Results run(Scenario scenario, List<Contender> contenders) {
        Results results = new Results(contenders.stream().map(Contender::label).toList());
        List<Entry> entries = open(scenario, contenders, results);
        try {
            int uncounted = scenario.startsServers() ? Math.min(1, warmUps) : warmUps;
            for (int round = 1 - uncounted; round <= rounds; round++) {
                progress.printf(
                        "%s: %s%n",
                        scenario.name(), round < 1 ? "warming up" : "round %d of %d".formatted(round, rounds));
                progress.flush();
                measure(entries, round, results);
                Collections.rotate(entries, 1);
            }
        } finally {
            entries.forEach(entry -> entry.session().close());
        }
        return results;
    }

    private List<Entry> open(Scenario scenario, List<Contender> contenders, Results results) {
        List<Entry> entries = new ArrayList<>();
        for (Contender contender : contenders) {
            try {
                entries.add(new Entry(contender.label(), scenario.open(contender)));
            } catch (IOException failed) {
                fail(contender.label(), failed, results);
            }
        }
        return entries;
    }

    private void measure(List<Entry> entries, int round, Results results) {
        int cases = entries.isEmpty() ? 0 : entries.get(0).session().cases().size();
        for (int i = 0; i < cases; i++) {
            for (Entry entry : List.copyOf(entries)) {
                Case measured = entry.session().cases().get(i);
                try {
                    var measurements = measured.measurement().measure();
                    if (round > 0) {
                        results.add(measured.name(), entry.label(), measurements);
                    }
                } catch (IOException failed) {
                    fail(entry.label(), new IOException(measured.name() + ": " + failed.getMessage(), failed), results);
                    entries.remove(entry);
                    entry.session().close();
                }
            }
        }
    }

    private void fail(String label, IOException failed, Results results) {
        String why = String.valueOf(failed.getMessage());
        progress.printf("%s: %s%n", label, why);
        progress.flush();
        results.fail(label, why);
    }
}
