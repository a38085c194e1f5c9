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
final class Evaluator {

    /**
     * The name of a limit that is not a problem: a busy server continually drops closed connections from its list, which affects no client.
     */
    private static final String HARMLESS = "max_closed_clients";

    private final Map<String, CheckResult> results = new LinkedHashMap<>();
    private final Set<String> skipped = new TreeSet<>();

    /** Evaluates the figures of one server. */
    static Evaluator of(Vocabulary vocabulary, List<Condition> conditions, Observation seen) {
        Evaluator evaluator = new Evaluator();
        for (Condition condition : conditions) {
            Word<?> word = vocabulary.word(condition);
            List<Figure> figures = word.figures(condition.subject(), seen);
            switch (word.place()) {
                case SERVER -> figures.forEach(figure -> evaluator.evaluate(condition, noted(word, figure, seen)));
                case JETSTREAM -> evaluator.jetStream(condition, word, figures, seen);
                case LIMITS -> evaluator.limits(condition, word, figures, seen);
                case CLUSTER -> {
                    // This figure is evaluated once for all servers together.
                }
                case CONNECTIONS, CLOSED, ACCOUNTS, SUBSCRIPTIONS, STREAMING ->
                    evaluator.list(condition, word, figures, seen);
            }
        }
        return evaluator;
    }

    /** Evaluates the figures of all servers together. */
    static Evaluator together(Vocabulary vocabulary, List<Condition> conditions, List<Observation> seen) {
        Evaluator evaluator = new Evaluator();
        ClusterView cluster =
                new ClusterView(seen.stream().map(Observation::server).toList());
        for (Condition condition : conditions) {
            Word<?> word = vocabulary.word(condition);
            if (word.place() == Place.CLUSTER) {
                evaluator.evaluate(condition, ofCluster(word, cluster));
            }
        }
        return evaluator;
    }

    @SuppressWarnings("unchecked") // every entity of this place is a cluster
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
            evaluate(condition, new Figure(condition.subject(), word.unit(), null, ""));
        } else if (found.isEmpty() && seen.now().jsz() == null) {
            skipped.add(condition.figure());
        }
        for (Figure figure : found) {
            // A stream without a limit is not full.
            if (figure.value() != null || isNamed) {
                evaluate(condition, figure);
            }
        }
    }

    /** One result for all, because there may be thousands. An empty list is no problem, unless one of its elements was named. */
    private void list(Condition condition, Word<?> word, List<Figure> found, Observation seen) {
        if (found.isEmpty() && word.place() == Place.STREAMING && seen.hasLeaderElsewhere()) {
            return;
        }
        if (!found.isEmpty() || condition.namesOne() || !word.place().isIn(seen.now())) {
            evaluate(condition, Worst.of(condition, word, found));
        }
    }

    private void limits(Condition condition, Word<?> word, List<Figure> found, Observation seen) {
        if (condition.subject().isEmpty()) {
            evaluate(condition, together(word, found));
        } else if (found.isEmpty() && (condition.namesOne() || seen.now().limits() == null)) {
            evaluate(condition, new Figure(condition.subject(), word.unit(), null, ""));
        } else {
            found.forEach(figure -> evaluate(condition, figure));
        }
    }

    /** The sum of the known counters of all limits that refuse, disconnect or delay clients; its note names those that were reached. */
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
                struck.add(figure.subject() + " " + NumberText.text(value));
            }
        }
        return new Figure("", word.unit(), sum, String.join(", ", struck));
    }

    private void evaluate(Condition condition, Figure figure) {
        CheckResult result = CheckResult.of(condition, figure);
        if (figure.value() == null && condition.origin() != Origin.GIVEN) {
            skipped.add(result.fullName());
            return;
        }
        results.merge(result.fullName(), result, CheckResult::with);
    }

    /** A result for every known figure, and for every figure that the user named and the server does not report. */
    List<CheckResult> results() {
        return new ArrayList<>(results.values());
    }

    /** The names of the figures that were skipped. */
    Set<String> skipped() {
        return skipped;
    }
}
