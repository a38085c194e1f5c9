package io.topz.top.table;

import io.topz.metrics.text.Unit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers of a row as they are, or how they changed since the mark if there is one that knows the row's kind. */
public final class Compared {

    private Compared() {}

    /** Whether the change since the mark is meant. */
    public static boolean isCompared(Object row, Look look) {
        return look.mark() != null && look.mark().compares(row);
    }

    /** A total; of what came since the mark, all of it. */
    static <R> @Nullable Long total(Function<R, @Nullable Long> value, R row, Look look) {
        Long now = value.apply(row);
        if (!isCompared(row, look)) {
            return now;
        }
        R before = before(row, look);
        Long then = before == null ? Long.valueOf(0) : value.apply(before);
        return now == null || then == null ? null : Long.valueOf(now - then);
    }

    /** What moves per second, or a share; of what came since the mark, all of it. */
    static <R> @Nullable Double rate(Function<R, @Nullable Double> value, R row, Look look) {
        Double now = value.apply(row);
        if (!isCompared(row, look)) {
            return now;
        }
        R before = before(row, look);
        Double then = before == null ? Double.valueOf(0) : value.apply(before);
        return now == null || then == null ? null : Double.valueOf(now - then);
    }

    /** A total as a text, with its sign if it is a change. */
    public static <R> String totalText(Function<R, @Nullable Long> value, R row, Look look, Unit unit) {
        Long shown = total(value, row, look);
        return isCompared(row, look)
                ? Figures.difference(shown, unit, look.raw())
                : Figures.total(shown, unit, look.raw());
    }

    /** What moves per second as a text, with its sign if it is a change. */
    public static <R> String rateText(Function<R, @Nullable Double> rate, R row, Look look, Unit unit) {
        Double shown = rate(rate, row, look);
        return isCompared(row, look) ? Figures.change(shown, unit, look.raw()) : Figures.rate(shown, unit, look.raw());
    }

    private static <R> @Nullable R before(R row, Look look) {
        return look.mark() == null ? null : look.mark().before(row);
    }
}
