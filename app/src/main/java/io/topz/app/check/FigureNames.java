package io.topz.app.check;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.topz.collectors.document.Varz;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of all figures: those of the server, those of streams and consumers, and the numbers of {@code /varz} by theirs. */
final class FigureNames {

    /** The number of a field of {@code /varz} per second. */
    static final String RATE = "_rate";

    /** How much it grew from one sample to the next. */
    static final String DELTA = "_delta";

    private static final Set<String> VARZ = Arrays.stream(Varz.class.getRecordComponents())
            .filter(FigureNames::isNumber)
            .map(component -> new SnakeCaseStrategy().translate(component.getName()))
            .collect(Collectors.toCollection(TreeSet::new));

    private FigureNames() {}

    private static boolean isNumber(RecordComponent component) {
        return Number.class.isAssignableFrom(component.getType());
    }

    /** The field of {@code /varz} that a name is made of, without what is made of it; null when there is none. */
    static @Nullable String field(String figure) {
        String base = base(figure);
        return VARZ.contains(base) ? base : null;
    }

    /** A name without what is made of it. */
    static String base(String figure) {
        return isGrowth(figure) ? figure.substring(0, figure.lastIndexOf('_')) : figure;
    }

    /** Whether two samples are needed. */
    static boolean isGrowth(String figure) {
        return figure.endsWith(RATE) || figure.endsWith(DELTA);
    }

    /** What is wrong with a name, a sentence; null when nothing is. */
    static @Nullable String problem(String figure, boolean hasSubject) {
        if (ServerFigures.NAMES.contains(figure) || ClusterFigures.NAMES.contains(figure) || field(figure) != null) {
            return hasSubject ? figure + " is of the server: nothing stands in parentheses" : null;
        }
        if (JetStreamFigures.knows(figure) || LimitFigures.NAMES.contains(figure)) {
            return null;
        }
        Set<String> all = new TreeSet<>(VARZ);
        all.addAll(ClusterFigures.NAMES);
        all.addAll(ServerFigures.NAMES);
        all.addAll(JetStreamFigures.NAMES);
        all.addAll(LimitFigures.NAMES);
        String near = all.stream()
                .filter(name -> distance(name, figure) <= 2)
                .findFirst()
                .map(name -> "; did you mean " + name + "?")
                .orElse(": topz check --figures lists them");
        return "there is no figure " + figure + near;
    }

    /** The names, one group a line, for people. */
    static String list() {
        return """
                of the server:
                    %s
                of all servers together:
                    %s
                of each account, stream and consumer: name(ACCOUNT), name(STREAM), name(STREAM/CONSUMER), * for any:
                    %s
                of all limits together, or of each: name(LIMIT), * for any, of servers that serve /limitsz:
                    %s
                numbers of /varz:
                    %s
                of the last two groups also per second, NAME_rate, and since the sample before, NAME_delta
                """.formatted(
                        words(ServerFigures.NAMES),
                        words(ClusterFigures.NAMES),
                        words(JetStreamFigures.NAMES),
                        words(LimitFigures.NAMES),
                        words(VARZ));
    }

    private static String words(Set<String> names) {
        return String.join(" ", new TreeSet<>(names));
    }

    /** Letters to change, add or leave out. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[b.length()];
    }
}
