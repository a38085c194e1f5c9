package io.topz.top.batch;

import io.topz.collectors.text.GoTime;
import io.topz.metrics.jetstream.Forecast;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a row by its name, which is a contract with scripts.
 *
 * @param name in lower case; {@code _rate} is per second, {@code _seconds} and {@code _percent} are what they say
 * @param value a text, a whole number, a {@code Double}, a list of texts, or null for what is not known
 */
record Fact<R>(String name, Function<R, @Nullable Object> value) {

    static <R> Fact<R> of(String name, Function<R, @Nullable Object> value) {
        return new Fact<>(name, value);
    }

    /** A whole number without a sign. */
    static <R> Fact<R> count(String name, Function<R, @Nullable Long> value) {
        return new Fact<>(name, row -> unsigned(value.apply(row)));
    }

    static <R> Fact<R> time(String name, Function<R, @Nullable Instant> value) {
        return new Fact<>(name, row -> {
            Instant time = value.apply(row);
            return time == null || time.equals(GoTime.ZERO) ? null : GoTime.format(time);
        });
    }

    static <R> Fact<R> seconds(String name, Function<R, @Nullable Duration> value) {
        return new Fact<>(name, row -> {
            Duration duration = value.apply(row);
            return duration == null ? null : duration.toMillis() / 1000.0;
        });
    }

    /** A part of all. */
    static <R> Fact<R> percent(String name, Function<R, @Nullable Double> value) {
        return new Fact<>(name, row -> {
            Double part = value.apply(row);
            return part == null ? null : part * 100;
        });
    }

    /** Seconds until it happens, {@code never}, or null when that is not known. */
    static <R> Fact<R> forecast(String name, Function<R, @Nullable Forecast> value) {
        return new Fact<>(name, row -> {
            Forecast forecast = value.apply(row);
            if (forecast == null || forecast.kind() == Forecast.Kind.UNKNOWN) {
                return null;
            }
            return forecast.kind() == Forecast.Kind.NEVER
                    ? "never"
                    : forecast.in().toMillis() / 1000.0;
        });
    }

    /** All of a row. */
    static <R> Map<String, @Nullable Object> of(List<Fact<R>> facts, R row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        facts.forEach(fact -> values.put(fact.name, fact.value.apply(row)));
        return values;
    }

    private static @Nullable Object unsigned(@Nullable Long value) {
        return value == null || value >= 0 ? value : new BigInteger(Long.toUnsignedString(value));
    }
}
