package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import io.topz.app.check.Scope.Place;
import io.topz.app.check.Vocabulary.Word;
import io.topz.collectors.document.Healthz;
import io.topz.metrics.Sampled;
import io.topz.metrics.Sampled.Moment;
import io.topz.metrics.catalog.ClusterMetrics;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.server.ClusterView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares figures with conditions. A figure that the server does not report is listed as skipped, unless the user named it. */
final class Judge {

    /** A busy server forgets closed connections all the time, and nobody is refused by that. */
    private static final String HARMLESS = "max_closed_clients";

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Set<String> skipped = new TreeSet<>();

    /** Evaluates the figures of one server. */
    static Judge of(Vocabulary vocabulary, List<Condition> conditions, Observation seen) {
        Judge judge = new Judge();
        for (Condition condition : conditions) {
            Word<?> word = vocabulary.word(condition);
            List<Figure> figures = word.figures(condition.subject(), seen);
            switch (word.place()) {
                case SERVER -> figures.forEach(figure -> judge.judge(condition, noted(word, figure, seen)));
                case JETSTREAM -> judge.jetStream(condition, word, figures, seen);
                case LIMITS -> judge.limits(condition, word, figures, seen);
                case CLUSTER -> {
                    // judged once, of all servers together
                }
            }
        }
        return judge;
    }

    /** Evaluates the figures of all servers together. */
    static Judge together(Vocabulary vocabulary, List<Condition> conditions, List<Observation> seen) {
        Judge judge = new Judge();
        ClusterView cluster =
                new ClusterView(seen.stream().map(Observation::server).toList());
        for (Condition condition : conditions) {
            Word<?> word = vocabulary.word(condition);
            if (word.place() == Place.CLUSTER) {
                judge.judge(condition, ofCluster(word, cluster));
            }
        }
        return judge;
    }

    @SuppressWarnings("unchecked") // all of this place are of clusters
    private static Figure ofCluster(Word<?> word, ClusterView cluster) {
        Double value = ((Word<ClusterView>) word).reading().of(new Sampled<>(new Moment<>(cluster, null, null), null));
        String note = word.metric() == ClusterMetrics.VERSIONS ? String.join(" ", cluster.versions()) : "";
        return new Figure("", word.unit(), value, note);
    }

    private static Figure noted(Word<?> word, Figure figure, Observation seen) {
        Healthz health = seen.now().healthz();
        return word.metric() == ServerMetrics.HEALTHY && health != null && health.error() != null
                ? new Figure("", figure.unit(), figure.value(), health.error())
                : figure;
    }

    private void jetStream(Condition condition, Word<?> word, List<Figure> found, Observation seen) {
        boolean isNamed = condition.namesOne() && condition.origin() == Origin.GIVEN;
        if (found.isEmpty() && isNamed) {
            judge(condition, new Figure(condition.subject(), word.unit(), null, ""));
        } else if (found.isEmpty() && seen.now().jsz() == null) {
            skipped.add(condition.figure());
        }
        for (Figure figure : found) {
            // a stream without limit is not full
            if (figure.value() != null || isNamed) {
                judge(condition, figure);
            }
        }
    }

    private void limits(Condition condition, Word<?> word, List<Figure> found, Observation seen) {
        if (condition.subject().isEmpty()) {
            judge(condition, together(word, found));
        } else if (found.isEmpty() && (condition.namesOne() || seen.now().limits() == null)) {
            judge(condition, new Figure(condition.subject(), word.unit(), null, ""));
        } else {
            found.forEach(figure -> judge(condition, figure));
        }
    }

    /** The sum of what is known of all limits that refuse, cut or delay somebody, with those that struck as its note. */
    private static Figure together(Word<?> word, List<Figure> each) {
        @Nullable Double sum = null;
        List<String> struck = new ArrayList<>();
        for (Figure figure : each) {
            Double value = figure.value();
            if (value == null || figure.subject().equals(HARMLESS)) {
                continue;
            }
            sum = sum == null ? value : Double.valueOf(sum + value);
            if (value > 0) {
                struck.add(figure.subject() + " " + Numbers.text(value));
            }
        }
        return new Figure("", word.unit(), sum, String.join(", ", struck));
    }

    private void judge(Condition condition, Figure figure) {
        String name = condition.figure() + (figure.subject().isEmpty() ? "" : "(" + figure.subject() + ")");
        if (figure.value() == null && condition.origin() != Origin.GIVEN) {
            skipped.add(name);
            return;
        }
        findings.merge(name, Finding.of(condition, figure), Finding::with);
    }

    /** A finding for every figure that is known, and for every one that was named and is not. */
    List<Finding> findings() {
        return new ArrayList<>(findings.values());
    }

    /** The names of the figures that were passed over. */
    Set<String> skipped() {
        return skipped;
    }
}
