package io.topz.top.table;

import static io.topz.top.table.Columns.rate;

import io.topz.metrics.rate.Activity;
import io.topz.metrics.text.Graph;
import io.topz.metrics.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of the current and recent activity of a row. They are empty for a row without an {@link Activity}. */
final class ActivityColumns {

    private ActivityColumns() {}

    /** The columns that follow the current rate: rates over 10 and 60 seconds, share, peak and graph. */
    static <R> List<Column<R>> recent(Function<R, Activity> activity, BiPredicate<Look, List<R>> shown) {
        return List.of(
                share(activity).shown(shown).build(),
                trend(activity).shown(shown).build(),
                rate("10S", 6, Unit.COUNT, of(activity, Activity::ten))
                        .key("rate10")
                        .narrow(6)
                        .rank(18)
                        .serverSort("last")
                        .shown(shown)
                        .build(),
                rate("60S", 6, Unit.COUNT, of(activity, Activity::sixty))
                        .key("rate60")
                        .narrow(6)
                        .rank(19)
                        .serverSort("last")
                        .shown(shown)
                        .build(),
                rate("PEAK", 6, Unit.COUNT, of(activity, Activity::peak))
                        .narrow(6)
                        .rank(20)
                        .serverSort("last")
                        .shown(shown)
                        .build());
    }

    /** The given columns followed by those of {@link #recent}, which are always shown. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <R> List<Column<R>> after(Function<R, Activity> activity, Column<R>... columns) {
        List<Column<R>> all = new ArrayList<>(List.of(columns));
        all.addAll(recent(activity, (look, rows) -> true));
        return List.copyOf(all);
    }

    /** The current rate followed by the columns of {@link #recent}. */
    static <R> List<Column<R>> all(Function<R, Activity> activity, BiPredicate<Look, List<R>> shown) {
        List<Column<R>> all = new ArrayList<>();
        // The server is asked to sort by last activity, so that its page contains at least the connections that were
        // active
        // last, however little traffic they have had in total.
        all.add(rate("RATE", 6, Unit.COUNT, of(activity, Activity::now))
                .rateTitle("RATE")
                .narrow(6)
                .rank(10)
                .serverSort("last")
                .shown(shown)
                .build());
        all.addAll(recent(activity, shown));
        return all;
    }

    private static <R> ColumnBuilder<R> share(Function<R, Activity> activity) {
        return Columns.share("SHARE", 5, of(activity, Activity::share))
                .narrow(5)
                .rank(11)
                .serverSort("last");
    }

    private static <R> ColumnBuilder<R> trend(Function<R, Activity> activity) {
        return rate("TREND", Graph.IN_ROW, Unit.COUNT, of(activity, Activity::now))
                .text((row, look) -> activity.apply(row).trend().graph())
                .tone((row, look) -> Tone.GRAPH)
                .narrow(Graph.IN_ROW)
                .rank(12)
                .serverSort("last");
    }

    private static <R> Function<R, @Nullable Double> of(
            Function<R, Activity> activity, Function<Activity, @Nullable Double> value) {
        return row -> value.apply(activity.apply(row));
    }
}
