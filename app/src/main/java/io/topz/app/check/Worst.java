package io.topz.app.check;

import io.topz.app.check.Vocabulary.Word;
import java.util.Comparator;
import java.util.List;

/** Sums up the figures of a long list in one figure: that of the worst entity, whose note names it. */
final class Worst {

    private Worst() {}

    /** The figure to compare with a condition; it has the pattern of the condition as its subject, and no value if none is known. */
    static Figure of(Condition condition, Word<?> word, List<Figure> all) {
        List<Figure> known =
                all.stream().filter(figure -> figure.value() != null).toList();
        return known.stream()
                .max(Comparator.comparingDouble(figure -> badness(condition, figure)))
                .map(worst ->
                        new Figure(condition.subject(), word.unit(), worst.value(), note(condition, worst, known)))
                .orElseGet(() -> new Figure(condition.subject(), word.unit(), null, ""));
    }

    private static double badness(Condition condition, Figure figure) {
        return figure.value() == null
                ? Double.NEGATIVE_INFINITY
                : condition.threshold().badness(figure.value());
    }

    private static String note(Condition condition, Figure worst, List<Figure> known) {
        long matching = known.stream()
                .filter(figure -> figure.value() != null && condition.holds(figure.value()))
                .count();
        String detail = worst.note().isEmpty() ? "" : ", " + worst.note();
        return "%s%s; %d of %d match".formatted(worst.subject(), detail, matching, known.size());
    }
}
