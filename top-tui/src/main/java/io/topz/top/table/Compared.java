package io.topz.top.table;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers of a row as they are, or how they changed since the mark if there is one that knows the row's kind. */
final class Compared {

    private Compared() {}

    /** Whether the change since the mark is meant. */
    static boolean isCompared(Object row, Look look) {
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

    private static <R> @Nullable R before(R row, Look look) {
        return look.mark() == null ? null : look.mark().before(row);
    }
}
