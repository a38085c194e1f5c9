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
 * A column of a table: everything that header, rows, sorting, filtering, help and CSV need to know of it.
 *
 * @param key the name that users type, such as {@code msgs_to}
 * @param title the heading
 * @param shortTitle the heading on narrow screens; empty for the same
 * @param rateTitle the heading while it shows rates per second
 * @param width the width on a wide screen, without the gap
 * @param gap the blanks after it on a wide screen
 * @param narrow the width on a narrow screen
 * @param names whether it contains names of any length: it takes the width that it needs, on narrow screens at least its fair share ({@code
 *     narrow})
 * @param stretches whether it takes the rest of the line, and is truncated there
 * @param align the alignment on narrow screens; on wide screens all columns are aligned left, as in nats-top
 * @param rank the order in which columns are left out on narrow screens: the highest first
 * @param descending whether large values come first in its natural order
 * @param serverSort the server's key for this order; empty if it has none
 * @param text the text of a row, safe to display
 * @param shortText the text of a row on narrow screens; null for the same
 * @param order the sort key of a row; null for unknown, which comes last
 * @param alias another name that users may type; empty for none
 * @param metric the metric that it shows; null for none
 * @param unit the unit of its values, for filters; {@code NONE} for text
 * @param value the number of a row in that unit; null for unknown
 * @param tone the tone of a value
 * @param shown whether the column is shown, given the display options and the rows
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

    /** Whether a typed name means this column. */
    public boolean isNamed(String name) {
        return key.equals(name) || (!name.isEmpty() && name.equals(alias));
    }

    /** Whether a typed name means its metric. */
    public boolean shows(String name) {
        return metric != null && metric.isNamed(name);
    }

    /**
     * The same column for the metric that its key names. Values that the column does not define come from the metric, which also determines
     * the unit of comparisons.
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

    /** The heading with these display options. */
    public String title(Look look, boolean isNarrow) {
        String usual = look.rates() ? rateTitle : title;
        return isNarrow && !shortTitle.isEmpty() ? shortTitle : usual;
    }

    /** The text of a row on narrow screens. */
    public String narrowText(R row, Look look) {
        return shortText == null ? text.apply(row, look) : shortText.apply(row, look);
    }
}
