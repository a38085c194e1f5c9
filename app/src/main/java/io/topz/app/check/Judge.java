package io.topz.app.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what a server told with conditions. */
final class Judge {

    private final List<Condition> conditions;
    private final Observation seen;

    Judge(List<Condition> conditions, Observation seen) {
        this.conditions = conditions;
        this.seen = seen;
    }

    /** A finding for every figure that is known, and for every one that was named and is not. */
    List<Finding> findings() {
        Map<String, Finding> worst = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            boolean ofJetStream = JetStreamFigures.NAMES.contains(condition.figure());
            List<Figure> figures = ofJetStream
                    ? JetStreamFigures.of(condition.figure(), condition.subject(), seen)
                    : List.of(ServerFigures.of(condition.figure(), seen));
            boolean named =
                    !condition.subject().isEmpty() && condition.subject().indexOf('*') < 0;
            if (named && figures.isEmpty()) {
                figures = List.of(new Figure(condition.subject(), null));
            }
            for (Figure figure : figures) {
                // a stream without limit is not full, and what nobody named is not missing
                if (figure.value() != null || named || !ofJetStream) {
                    Finding finding = judge(condition, figure);
                    worst.merge(finding.name(), finding, Judge::worse);
                }
            }
        }
        return new ArrayList<>(worst.values());
    }

    private static Finding judge(Condition condition, Figure figure) {
        String name = condition.figure() + (figure.subject().isEmpty() ? "" : "(" + figure.subject() + ")");
        if (figure.value() == null) {
            return new Finding(name, null, condition, Level.UNKNOWN);
        }
        return new Finding(
                name, figure.value(), condition, condition.holds(figure.value()) ? condition.level() : Level.OK);
    }

    private static Finding worse(Finding a, Finding b) {
        return Objects.compare(b.level(), a.level(), Level::compareTo) > 0 ? b : a;
    }
}
