package io.topz.top.table;

import io.topz.metrics.Metric;
import io.topz.metrics.Value;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.top.format.Align;
import io.topz.top.format.SafeText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Creates columns of the common kinds. Each kind defines how its values are formatted, sorted and toned. */
final class Columns {

    /** The rank of columns without one of their own: they are left out first. */
    private static final int RARE = 90;

    private Columns() {}

    /** A column of remote text, in alphabetical order. */
    static <R> ColumnBuilder<R> text(String title, int width, Function<R, @Nullable String> value) {
        return Columns.<R>base(title, width)
                .align(Align.LEFT)
                .text((row, look) -> SafeText.orEmpty(value.apply(row)))
                .order((row, look) -> value.apply(row));
    }

    /** A column of whole numbers with all digits. */
    static <R> ColumnBuilder<R> number(String title, int width, Function<R, @Nullable Long> value) {
        return Columns.<R>base(title, width)
                .descending(true)
                .text((row, look) -> Compared.totalText(value, row, look.withRaw(true), Unit.COUNT))
                .order((row, look) -> totals(value, row, look))
                .unit(Unit.COUNT)
                .value((row, look) -> number(value, row, look))
                .tone((row, look) -> quietZero(value.apply(row)));
    }

    /** A column of abbreviated sizes. */
    static <R> ColumnBuilder<R> size(String title, int width, Unit unit, Function<R, @Nullable Long> value) {
        return Columns.<R>number(title, width, value)
                .unit(unit)
                .text((row, look) -> Compared.totalText(value, row, look, unit));
    }

    /** A column of ids, which have no change since a mark. */
    static <R> ColumnBuilder<R> id(String title, int width, Function<R, @Nullable Long> value) {
        return Columns.<R>base(title, width)
                .descending(false)
                .text((row, look) -> Figures.total(value.apply(row), Unit.COUNT, true))
                .order((row, look) -> ordered(value.apply(row)))
                .unit(Unit.COUNT)
                .value((row, look) -> unsigned(value.apply(row)));
    }

    private static <R> @Nullable Comparable<?> totals(Function<R, @Nullable Long> value, R row, Look look) {
        Long shown = Compared.total(value, row, look);
        return Compared.isCompared(row, look) ? shown : ordered(shown);
    }

    private static <R> @Nullable Double number(Function<R, @Nullable Long> value, R row, Look look) {
        Long shown = Compared.total(value, row, look);
        if (shown == null || !Compared.isCompared(row, look)) {
            return unsigned(shown);
        }
        return Double.valueOf(shown);
    }

    /** A column of a total or, if the user has chosen rates, its rate per second; it sorts by what it shows. */
    static <R> ColumnBuilder<R> traffic(
            String title, int width, Unit unit, Function<R, @Nullable Long> total, Function<R, @Nullable Double> rate) {
        return Columns.<R>base(title, width)
                .rateTitle(title + "/S")
                .descending(true)
                .text((row, look) -> look.rates()
                        ? Compared.rateText(rate, row, look, unit)
                        : Compared.totalText(total, row, look, unit))
                .order((row, look) -> look.rates() ? Compared.rate(rate, row, look) : totals(total, row, look))
                .unit(unit)
                .value((row, look) -> look.rates() ? Compared.rate(rate, row, look) : number(total, row, look))
                .tone((row, look) -> look.rates() ? quietZero(rate.apply(row)) : quietZero(total.apply(row)));
    }

    /** A column whose text depends only on the row. */
    static <R> ColumnBuilder<R> plain(
            String title, int width, Function<R, String> text, Function<R, @Nullable Comparable<?>> order) {
        return Columns.<R>base(title, width)
                .align(Align.LEFT)
                .text((row, look) -> text.apply(row))
                .order((row, look) -> order.apply(row));
    }

    /** A column of rates per second, which have no totals. */
    static <R> ColumnBuilder<R> rate(String title, int width, Unit unit, Function<R, @Nullable Double> rate) {
        return Columns.<R>base(title, width)
                .descending(true)
                .text((row, look) -> Compared.rateText(rate, row, look, unit))
                .order((row, look) -> Compared.rate(rate, row, look))
                .unit(unit)
                .value((row, look) -> Compared.rate(rate, row, look))
                .tone((row, look) -> quietZero(rate.apply(row)));
    }

    /** A column of shares from 0 to 1. */
    static <R> ColumnBuilder<R> share(String title, int width, Function<R, @Nullable Double> share) {
        return Columns.<R>rate(title, width, Unit.COUNT, share)
                .text((row, look) -> shareText(Compared.rate(share, row, look), Compared.isCompared(row, look)))
                .unit(Unit.PERCENT)
                .value((row, look) -> percent(Compared.rate(share, row, look)));
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : Double.valueOf(share * 100);
    }

    private static String shareText(@Nullable Double share, boolean compared) {
        if (share == null) {
            return Quantity.UNKNOWN;
        }
        String text = Quantity.wholePercent(Math.abs(share));
        return !compared || share == 0 ? text : (share < 0 ? "-" : "+") + text;
    }

    /** A column of changes per second, which may be negative. */
    static <R> ColumnBuilder<R> change(String title, int width, Unit unit, Function<R, @Nullable Double> rate) {
        return Columns.<R>rate(title, width, unit, rate)
                .text((row, look) -> Figures.change(rate.apply(row), unit, look.raw()))
                .order((row, look) -> rate.apply(row))
                .value((row, look) -> rate.apply(row));
    }

    /** A column of ages. */
    static <R> ColumnBuilder<R> age(String title, int width, Function<R, @Nullable Duration> age) {
        return Columns.<R>base(title, width)
                .text((row, look) -> ageText(age.apply(row)))
                .order((row, look) -> age.apply(row))
                .unit(Unit.SECONDS)
                .value((row, look) -> seconds(age.apply(row)));
    }

    static @Nullable Double unsigned(@Nullable Long value) {
        return value == null ? null : Double.valueOf(Quantity.unsigned(value));
    }

    static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : Double.valueOf(duration.toNanos() / 1e9);
    }

    private static String ageText(@Nullable Duration age) {
        return age == null ? Quantity.UNKNOWN : Times.age(age);
    }

    /** A column of a metric without a column of its own; it is shown only on request. */
    static <R> Column<R> of(Metric<R> metric) {
        String title = metric.name().toUpperCase(Locale.ROOT).replace('_', ' ');
        return Columns.<R>base(title, title.length())
                .key(metric.name())
                .metric(metric)
                .unit(metric.unit())
                .align(metric.isNumeric() ? Align.RIGHT : Align.LEFT)
                .descending(metric.isNumeric())
                .rank(RARE)
                .text((row, look) -> text(metric, metric.of(row), look))
                .order((row, look) -> order(metric.of(row)))
                .value((row, look) -> metric.number(row))
                .tone((row, look) -> metric.isNumeric() ? quietZero(metric.number(row)) : Tone.PLAIN)
                .shown((look, rows) -> false)
                .build();
    }

    private static <R> String text(Metric<R> metric, @Nullable Value value, Look look) {
        if (value == null) {
            return metric.isNumeric() ? Quantity.UNKNOWN : "";
        }
        if (value instanceof Value.Text || value instanceof Value.Texts || value instanceof Value.Time) {
            Object data = value.data();
            return SafeText.of(data instanceof List<?> list ? String.join(", ", texts(list)) : String.valueOf(data));
        }
        Double number = value.number();
        if (number == null || Double.isInfinite(number)) {
            return number == null ? Quantity.UNKNOWN : "never";
        }
        return switch (metric.unit()) {
            case SECONDS -> Times.age(Duration.ofMillis((long) (number * 1000)));
            case PERCENT -> Quantity.wholePercent(number / 100);
            case BYTES -> Figures.rate(number, Unit.BYTES, look.raw());
            case COUNT, NONE -> Figures.rate(number, Unit.COUNT, look.raw());
        };
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }

    private static @Nullable Comparable<?> order(@Nullable Value value) {
        if (value == null) {
            return null;
        }
        Double number = value.number();
        return number != null ? number : value instanceof Value.Time time ? time.time() : String.valueOf(value.data());
    }

    private static <R> ColumnBuilder<R> base(String title, int width) {
        return ColumnBuilder.<R>builder()
                .key(title.toLowerCase(Locale.ROOT))
                .title(title)
                .shortTitle("")
                .rateTitle(title)
                .width(width)
                .gap(2)
                .narrow(title.length())
                .names(false)
                .stretches(false)
                .align(Align.RIGHT)
                .serverSort("")
                .alias("")
                .unit(Unit.NONE)
                .value((row, look) -> null)
                .tone((row, look) -> Tone.PLAIN)
                .shown((look, rows) -> true);
    }

    private static @Nullable Comparable<?> ordered(@Nullable Long unsigned) {
        // Flipping the sign bit makes the signed order that of unsigned numbers.
        return unsigned == null ? null : Long.valueOf(unsigned ^ Long.MIN_VALUE);
    }

    static Tone quietZero(@Nullable Number value) {
        return value == null || value.doubleValue() == 0 ? Tone.QUIET : Tone.PLAIN;
    }

    /** The tone of a count that should be zero. */
    static Tone warnUnlessZero(@Nullable Long count) {
        return count == null || count == 0 ? Tone.QUIET : Tone.WARN;
    }
}
