package io.topz.metrics;

import io.topz.collectors.text.GoTime;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric of an entity. Columns, filters, CSV, JSON and the conditions of checks are derived from it.
 *
 * @param name in lower case with underscores. Names are a contract with scripts: {@code _rate} means per second, {@code _seconds} and
 *     {@code _percent} name the unit
 * @param aliases other names that are accepted as input
 * @param help its meaning in a few words
 * @param value reads the value; null if it is unknown
 */
public record Metric<E>(
        String name, List<String> aliases, String help, Unit unit, Kind kind, Function<E, @Nullable Value> value) {

    /** An unsigned whole number that can increase and decrease. */
    public static <E> Metric<E> count(String name, String help, Function<E, @Nullable Long> value) {
        return whole(name, help, Unit.COUNT, Kind.GAUGE, value);
    }

    /** An unsigned whole number that only increases. */
    public static <E> Metric<E> counter(String name, String help, Function<E, @Nullable Long> value) {
        return whole(name, help, Unit.COUNT, Kind.COUNTER, value);
    }

    /** A number of bytes that can increase and decrease. */
    public static <E> Metric<E> bytes(String name, String help, Function<E, @Nullable Long> value) {
        return whole(name, help, Unit.BYTES, Kind.GAUGE, value);
    }

    /** A number of bytes that only increases. */
    public static <E> Metric<E> byteCounter(String name, String help, Function<E, @Nullable Long> value) {
        return whole(name, help, Unit.BYTES, Kind.COUNTER, value);
    }

    private static <E> Metric<E> whole(
            String name, String help, Unit unit, Kind kind, Function<E, @Nullable Long> value) {
        return new Metric<>(name, List.of(), help, unit, kind, entity -> {
            Long number = value.apply(entity);
            return number == null ? null : new Value.Whole(number);
        });
    }

    /** A decimal number that can increase and decrease. */
    public static <E> Metric<E> gauge(String name, String help, Unit unit, Function<E, @Nullable Double> value) {
        return decimal(name, help, unit, Kind.GAUGE, value);
    }

    /** A number per second. */
    public static <E> Metric<E> rate(String name, String help, Unit unit, Function<E, @Nullable Double> value) {
        return decimal(name, help, unit, Kind.RATE, value);
    }

    /** A share, read as a number from 0 to 1; the value of the metric is in percent. */
    public static <E> Metric<E> percent(String name, String help, Function<E, @Nullable Double> share) {
        return decimal(name, help, Unit.PERCENT, Kind.GAUGE, entity -> {
            Double part = share.apply(entity);
            return part == null ? null : Double.valueOf(part * 100);
        });
    }

    /** A share of all, read and written to CSV and JSON as a number from 0 to 1; its value is in percent. */
    public static <E> Metric<E> share(String name, String help, Function<E, @Nullable Double> share) {
        return new Metric<>(name, List.of(), help, Unit.PERCENT, Kind.GAUGE, entity -> {
            Double part = share.apply(entity);
            return part == null ? null : new Value.Scaled(part, part * 100);
        });
    }

    private static <E> Metric<E> decimal(
            String name, String help, Unit unit, Kind kind, Function<E, @Nullable Double> value) {
        return new Metric<>(name, List.of(), help, unit, kind, entity -> {
            Double number = value.apply(entity);
            return number == null ? null : new Value.Decimal(number);
        });
    }

    /** A duration in seconds. */
    public static <E> Metric<E> seconds(String name, String help, Function<E, @Nullable Duration> value) {
        return decimal(name, help, Unit.SECONDS, Kind.DURATION, entity -> {
            Duration duration = value.apply(entity);
            return duration == null ? null : Double.valueOf(duration.toMillis() / 1000.0);
        });
    }

    /** The predicted time until an event, in seconds. */
    public static <E> Metric<E> forecast(String name, String help, Function<E, @Nullable Forecast> value) {
        return new Metric<>(name, List.of(), help, Unit.SECONDS, Kind.FORECAST, entity -> {
            Forecast forecast = value.apply(entity);
            return forecast == null || forecast.kind() == Forecast.Kind.UNKNOWN ? null : new Value.Expected(forecast);
        });
    }

    /** A duration in the format of the server. */
    public static <E> Metric<E> printedDuration(
            String name, String help, Function<E, @Nullable String> text, Function<String, @Nullable Double> seconds) {
        return new Metric<>(name, List.of(), help, Unit.SECONDS, Kind.DURATION, entity -> {
            String printed = text.apply(entity);
            return printed == null ? null : new Value.Text(printed, seconds.apply(printed));
        });
    }

    /** A number that CSV and JSON hold as the screen shows it; an empty text is none. */
    public static <E> Metric<E> printedNumber(
            String name, String help, Unit unit, Function<E, String> text, Function<E, @Nullable Double> number) {
        return new Metric<>(name, List.of(), help, unit, Kind.GAUGE, entity -> {
            String printed = text.apply(entity);
            return printed.isEmpty() ? null : new Value.Text(printed, number.apply(entity));
        });
    }

    /** A point in time; Go's zero time means unknown. */
    public static <E> Metric<E> time(String name, String help, Function<E, @Nullable Instant> value) {
        return new Metric<>(name, List.of(), help, Unit.NONE, Kind.TIME, entity -> {
            Instant time = value.apply(entity);
            return time == null || time.equals(GoTime.ZERO) ? null : new Value.Time(time);
        });
    }

    /** A text. */
    public static <E> Metric<E> text(String name, String help, Function<E, @Nullable String> value) {
        return new Metric<>(name, List.of(), help, Unit.NONE, Kind.TEXT, entity -> {
            String text = value.apply(entity);
            return text == null ? null : new Value.Text(text, null);
        });
    }

    /** A list of texts. */
    public static <E> Metric<E> texts(String name, String help, Function<E, @Nullable List<String>> value) {
        return new Metric<>(name, List.of(), help, Unit.NONE, Kind.TEXT, entity -> {
            List<String> texts = value.apply(entity);
            return texts == null ? null : new Value.Texts(texts);
        });
    }

    /** 1 for yes and 0 for no. */
    public static <E> Metric<E> flag(String name, String help, Function<E, @Nullable Boolean> value) {
        return count(name, help, entity -> {
            Boolean flag = value.apply(entity);
            return flag == null ? null : Long.valueOf(flag ? 1 : 0);
        });
    }

    /** This metric with additional aliases. */
    public Metric<E> alias(String... names) {
        return new Metric<>(name, List.of(names), help, unit, kind, value);
    }

    /** This metric as one of another kind. */
    public Metric<E> as(Kind other) {
        return new Metric<>(name, aliases, help, unit, other, value);
    }

    /** This metric by another name; by its own name and its aliases it is known, too. */
    public Metric<E> named(String other) {
        List<String> names = Stream.concat(Stream.of(name), aliases.stream())
                .filter(known -> !known.equals(other))
                .toList();
        return new Metric<>(other, names, help, unit, kind, value);
    }

    /** Whether a typed name means this metric. */
    public boolean isNamed(String typed) {
        return name.equals(typed) || aliases.contains(typed);
    }

    /** The value for an entity; null if it is unknown. */
    public @Nullable Value of(E entity) {
        return value.apply(entity);
    }

    /** The number for an entity; null if it is unknown. */
    public @Nullable Double number(E entity) {
        Value found = value.apply(entity);
        return found == null ? null : found.number();
    }

    /** The unsigned whole number for an entity; null if it is not one, or unknown. */
    public @Nullable Long whole(E entity) {
        return value.apply(entity) instanceof Value.Whole whole ? Long.valueOf(whole.bits()) : null;
    }

    /** The text for an entity; null if it is not one, or unknown. */
    public @Nullable String printed(E entity) {
        return value.apply(entity) instanceof Value.Text text ? text.text() : null;
    }

    /** Whether its values are numbers, which can be compared with thresholds. */
    public boolean isNumeric() {
        return unit != Unit.NONE;
    }
}
