package io.topz.top.table;

import io.topz.metrics.text.Unit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads numbers of a row: the current values or, if there is a mark that includes the row's kind, their change since the mark. */
public final class Compared {

    private Compared() {}

    /** Whether the change since the mark is shown. */
    public static boolean isCompared(Object row, Look look) {
        return look.mark() != null && look.mark().compares(row);
    }

    /** A total. For a row that is new since the mark, the change is the whole total. */
    static <R> @Nullable Long total(Function<R, @Nullable Long> value, R row, Look look) {
        Long now = value.apply(row);
        if (!isCompared(row, look)) {
            return now;
        }
        R before = before(row, look);
        Long then = before == null ? Long.valueOf(0) : value.apply(before);
        return now == null || then == null ? null : Long.valueOf(now - then);
    }

    /** A rate or a share. For a row that is new since the mark, the change is the whole value. */
    static <R> @Nullable Double rate(Function<R, @Nullable Double> value, R row, Look look) {
        Double now = value.apply(row);
        if (!isCompared(row, look)) {
            return now;
        }
        R before = before(row, look);
        Double then = before == null ? Double.valueOf(0) : value.apply(before);
        return now == null || then == null ? null : Double.valueOf(now - then);
    }

    /** A total as text, with a sign if it is a change. */
    public static <R> String totalText(Function<R, @Nullable Long> value, R row, Look look, Unit unit) {
        Long shown = total(value, row, look);
        return isCompared(row, look)
                ? Figures.difference(shown, unit, look.raw())
                : Figures.total(shown, unit, look.raw());
    }

    /** A rate as text, with a sign if it is a change. */
    public static <R> String rateText(Function<R, @Nullable Double> rate, R row, Look look, Unit unit) {
        Double shown = rate(rate, row, look);
        return isCompared(row, look) ? Figures.change(shown, unit, look.raw()) : Figures.rate(shown, unit, look.raw());
    }

    private static <R> @Nullable R before(R row, Look look) {
        return look.mark() == null ? null : look.mark().before(row);
    }
}
