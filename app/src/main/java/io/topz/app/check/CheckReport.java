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
     * A result, and the server that it is of.
     *
     * @param server empty when there is one only
     */
    record Entry(String server, CheckResult result) {

        /** With the server. */
        String name() {
            return (server.isEmpty() ? "" : server + " ") + result.fullName();
        }

        /** For people. */
        String text() {
            return (server.isEmpty() ? "" : server + " ") + result.text();
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<String>> skipped = new TreeMap<>();
    private Severity unreachable = Severity.OK;

    CheckReport() {}

    /** Adds the results of a server; its name is shown when it is not empty. */
    void add(String server, Evaluator evaluator) {
        evaluator.results().forEach(result -> entries.add(new Entry(server, result)));
        evaluator
                .skipped()
                .forEach(name -> skipped.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(server));
    }

    /** Adds that a server could not be read, and how bad that is. */
    void unreachable(String sentence, Severity severity) {
        problems.add(sentence);
        unreachable = worse(unreachable, severity);
    }

    /** The worst of all; unknown when nothing could be evaluated. */
    public Severity severity() {
        Severity worst = unreachable;
        for (Entry entry : entries) {
            worst = worse(worst, entry.result().severity());
        }
        // a pattern that nothing fits is no problem; missing figures are, when there are no others
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
