package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares figures with conditions. What nobody named and the server does not tell is passed over, and told to have been. */
final class Judge {

    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Set<String> skipped = new TreeSet<>();

    /** Judges what one server told. */
    static Judge of(List<Condition> conditions, Observation seen) {
        Judge judge = new Judge();
        for (Condition condition : conditions) {
            if (JetStreamFigures.knows(condition.figure()) && FigureNames.field(condition.figure()) == null) {
                judge.jetStream(condition, seen);
            } else if (LimitFigures.NAMES.contains(condition.figure())) {
                judge.limits(condition, seen);
            } else if (!ClusterFigures.NAMES.contains(condition.figure())) {
                judge.judge(condition, ServerFigures.of(condition.figure(), seen));
            }
        }
        return judge;
    }

    /** Judges what all servers told together. */
    static Judge together(List<Condition> conditions, List<Observation> seen) {
        Judge judge = new Judge();
        conditions.stream()
                .filter(condition -> ClusterFigures.NAMES.contains(condition.figure()))
                .forEach(condition -> judge.judge(condition, ClusterFigures.of(condition.figure(), seen)));
        return judge;
    }

    private void jetStream(Condition condition, Observation seen) {
        List<Figure> figures = JetStreamFigures.of(condition.figure(), condition.subject(), seen);
        if (figures.isEmpty() && condition.namesOne() && condition.origin() == Origin.GIVEN) {
            figures = List.of(new Figure(condition.subject(), null));
        }
        if (figures.isEmpty() && seen.jsz() == null) {
            skipped.add(condition.figure());
        }
        for (Figure figure : figures) {
            // a stream without limit is not full
            if (figure.value() != null || (condition.namesOne() && condition.origin() == Origin.GIVEN)) {
                judge(condition, figure);
            }
        }
    }

    private void limits(Condition condition, Observation seen) {
        List<Figure> figures = LimitFigures.of(condition.figure(), condition.subject(), seen);
        if (figures.isEmpty() && (condition.namesOne() || seen.limits() == null)) {
            figures = List.of(new Figure(condition.subject(), null));
        }
        figures.forEach(figure -> judge(condition, figure));
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
