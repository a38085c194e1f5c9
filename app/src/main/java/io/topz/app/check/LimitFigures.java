package io.topz.app.check;

import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import io.topz.metrics.rate.ServerRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Figures of how often limits struck: of all limits together, or of each that a pattern names. Only a server that serves {@code
 * /limitsz} tells.
 */
final class LimitFigures {

    private static final String STRUCK = "limits_struck";

    static final Set<String> NAMES = Set.of(STRUCK, STRUCK + FigureNames.DELTA, STRUCK + FigureNames.RATE);

    /** A busy server forgets closed connections all the time, and nobody is refused by that. */
    private static final String HARMLESS = "max_closed_clients";

    private LimitFigures() {}

    /** One figure for each limit that a pattern names, or without a pattern one for all that refuse, cut or delay somebody. */
    static List<Figure> of(String name, String pattern, Observation seen) {
        List<Figure> each = each(name, seen);
        if (pattern.isEmpty()) {
            return List.of(together(each));
        }
        Pattern wanted = JetStreamFigures.pattern(pattern);
        return each.stream()
                .filter(figure -> wanted.matcher(figure.subject()).matches())
                .toList();
    }

    /** The sum of what is known, with the limits that struck as its note. */
    private static Figure together(List<Figure> each) {
        Double sum = null;
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
        return new Figure("", sum, String.join(", ", struck));
    }

    private static List<Figure> each(String name, Observation seen) {
        Map<String, Double> now = struck(seen.limits());
        if (!FigureNames.isGrowth(name)) {
            return now.entrySet().stream()
                    .map(limit -> new Figure(limit.getKey(), limit.getValue()))
                    .toList();
        }
        Map<String, Double> before = struck(seen.limitsBefore());
        return now.keySet().stream()
                .map(limit -> new Figure(limit, growth(name, seen, before.get(limit), now.get(limit))))
                .toList();
    }

    private static @Nullable Double growth(
            String name, Observation seen, @Nullable Double before, @Nullable Double now) {
        return seen.before() == null
                ? null
                : Growth.of(
                        name,
                        new Growth.Point(
                                ServerRun.of(seen.before()), seen.before().now(), before),
                        new Growth.Point(ServerRun.of(seen.now()), seen.now().now(), now));
    }

    /** How often each limit struck, by name; limits of several accounts have the same name. */
    private static Map<String, Double> struck(@Nullable Limitsz limitsz) {
        return JetStreamFigures.orEmpty(limitsz == null ? null : limitsz.limits()).stream()
                .collect(Collectors.groupingBy(
                        limit -> String.valueOf(limit.name()),
                        LinkedHashMap::new,
                        Collectors.summingDouble(LimitFigures::times)));
    }

    private static double times(LimitInfo limit) {
        return limit.struck() == null ? 0 : limit.struck();
    }
}
