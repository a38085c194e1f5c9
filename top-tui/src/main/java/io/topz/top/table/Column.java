package io.topz.top.table;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.text.Unit;
import io.topz.top.format.Align;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table: everything that header, rows, sorting, filtering, help and CSV need to know of it.
 *
 * @param key its name where the user types it, {@code msgs_to}
 * @param title its heading
 * @param shortTitle its heading where room is short, empty for the same
 * @param rateTitle its heading while it shows what moves per second
 * @param width its columns on a wide screen, without the gap
 * @param gap blank columns after it on a wide screen
 * @param narrow its columns where room is short
 * @param names whether it holds names of any length: it takes what it needs, where room is short at least its fair share
 *     ({@code narrow})
 * @param stretches whether it takes what is left at the end of the line, and is cut there
 * @param align where its text stands where room is short; on a wide screen all stand left, as in nats-top
 * @param rank what is left out first where room is short: the highest
 * @param descending whether large values come first in its natural order
 * @param serverSort the server's key for this order, empty when it has none
 * @param text the text of a row, harmless
 * @param shortText the text of a row where room is short, null for the same
 * @param order what rows are ordered by, null for unknown, which comes last
 * @param alias another name of it where the user types it, empty for none
 * @param metric the metric that it shows; null for none
 * @param unit of its values, for filters; {@code NONE} for text
 * @param value the number of a row in that unit, null for unknown
 * @param tone how a value looks
 * @param shown whether the column is there, by the look and the rows
 */
@RecordBuilder
public record Column<R>(
        String key,
        String title,
        String shortTitle,
        String rateTitle,
        int width,
        int gap,
        int narrow,
        boolean names,
        boolean stretches,
        Align align,
        int rank,
        boolean descending,
        String serverSort,
        BiFunction<R, Look, String> text,
        @Nullable BiFunction<R, Look, String> shortText,
        BiFunction<R, Look, @Nullable Comparable<?>> order,
        String alias,
        @Nullable Metric<R> metric,
        Unit unit,
        BiFunction<R, Look, @Nullable Double> value,
        BiFunction<R, Look, Tone> tone,
        BiPredicate<Look, List<R>> shown)
        implements ColumnBuilder.With<R> {

    /** Whether the user means this column. */
    public boolean isNamed(String name) {
        return key.equals(name) || (!name.isEmpty() && name.equals(alias));
    }

    /** Whether the user means its metric. */
    public boolean shows(String name) {
        return metric != null && metric.isNamed(name);
    }

    /**
     * The same column of the metric that its key names. What it does not measure itself it measures by the metric; in what unit a
     * number is compared, the metric decides.
     */
    Column<R> of(Entity<R> entity) {
        Metric<R> named = metric != null ? metric : entity.metric(key).orElse(null);
        if (named == null) {
            return this;
        }
        Column<R> column = withMetric(named);
        if (!named.isNumeric()) {
            return column;
        }
        return unit == Unit.NONE || named.unit() == Unit.SECONDS
                ? column.withUnit(named.unit()).withValue((row, look) -> named.number(row))
                : column.withUnit(named.unit());
    }

    /** The heading at this look. */
    public String title(Look look, boolean isNarrow) {
        String usual = look.rates() ? rateTitle : title;
        return isNarrow && !shortTitle.isEmpty() ? shortTitle : usual;
    }

    /** The text of a row where room is short. */
    public String narrowText(R row, Look look) {
        return shortText == null ? text.apply(row, look) : shortText.apply(row, look);
    }
}
