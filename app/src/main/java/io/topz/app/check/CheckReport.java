package io.topz.app.check;

import io.topz.metrics.catalog.ServerMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of all checks of all servers. */
public final class CheckReport {

    /**
     * A result and its server.
     *
     * @param server empty if there is only one server
     */
    record Entry(String server, CheckResult result) {

        /** The name of the figure, with the server. */
        String name() {
            return (server.isEmpty() ? "" : server + " ") + result.fullName();
        }

        /** The result as text for people. */
        String text() {
            return (server.isEmpty() ? "" : server + " ") + result.text();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<String>> skipped = new TreeMap<>();
    private Severity unreachable = Severity.OK;

    CheckReport() {}

    /** Adds the results of a server, whose name is shown unless it is empty. */
    void add(String server, Evaluator evaluator) {
        evaluator.results().forEach(result -> entries.add(new Entry(server, result)));
        evaluator
                .skipped()
                .forEach(name -> skipped.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(server));
    }

    /** Adds a server that could not be read, with the severity of that. */
    void unreachable(String sentence, Severity severity) {
        problems.add(sentence);
        unreachable = worse(unreachable, severity);
    }

    /** The worst severity; unknown if nothing could be evaluated. */
    public Severity severity() {
        Severity worst = unreachable;
        for (Entry entry : entries) {
            worst = worse(worst, entry.result().severity());
        }
        // A pattern without a match is not a problem, but missing figures are one if there are no others.
        return entries.isEmpty() && problems.isEmpty() && !skipped.isEmpty() ? Severity.UNKNOWN : worst;
    }

    private static Severity worse(Severity a, Severity b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The results, the worst first. */
    List<Entry> entries() {
        return entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.result().severity(), Comparator.reverseOrder()))
                .toList();
    }

    /** Sentences about servers that could not be read. */
    List<String> problems() {
        return problems;
    }

    /** The figures that were skipped because not all servers report them, or because they have no limit. */
    List<String> skipped() {
        List<String> names = new ArrayList<>();
        skipped.forEach((name, servers) -> {
            boolean elsewhere =
                    entries.stream().anyMatch(entry -> entry.result().name().equals(name));
            if (!elsewhere) {
                names.add(name);
            } else if (!isOfMetaLeader(name)) {
                servers.forEach(server -> names.add(server + " " + name));
            }
        });
        return names;
    }

    private static boolean isOfMetaLeader(String name) {
        return ServerMetrics.OF_META_LEADER.stream().anyMatch(metric -> metric.isNamed(name));
    }

    /** The whole report in a format. */
    public String text(CheckFormat format) {
        return switch (format) {
            case NAGIOS -> NagiosLine.of(this);
            case JSON -> CheckJson.of(this);
            case PROMETHEUS -> PrometheusText.of(this);
            case TEXT -> CheckText.of(this);
        };
    }
}
