package io.topz.metrics;

import io.topz.collectors.text.GoTime;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of a metric. An unknown value is represented by null. */
public sealed interface Value {

    /** The number to compare with thresholds; null if the value is not a number. */
    @Nullable
    Double number();

    /** The value for CSV and JSON: a {@code Long}, {@code BigInteger}, {@code Double}, {@code String} or list of strings. */
    Object data();

    /** An unsigned whole number. */
    record Whole(long bits) implements Value {

        @Override
        public Double number() {
            return Quantity.unsigned(bits);
        }

        @Override
        public Object data() {
            return bits >= 0 ? Long.valueOf(bits) : new BigInteger(Long.toUnsignedString(bits));
        }
    }

    /** A signed whole number. */
    record Signed(long value) implements Value {

        @Override
        public Double number() {
            return (double) value;
        }

        @Override
        public Object data() {
            return value;
        }
    }

    /** A decimal number. */
    record Decimal(double value) implements Value {

        @Override
        public Double number() {
            return value;
        }

        @Override
        public Object data() {
            return value;
        }
    }

    /**
     * A number that CSV and JSON hold on another scale than people type it: a share from 0 to 1 for a percentage.
     *
     * @param data the number for CSV and JSON
     * @param number the number in the unit of its metric
     */
    record Scaled(Number data, Double number) implements Value {}

    /**
     * A text.
     *
     * @param number the number that the text represents, as in {@code 1h30m}; null if there is none
     */
    record Text(String text, @Nullable Double number) implements Value {

        @Override
        public Object data() {
            return text;
        }
    }

    /** A list of texts. */
    record Texts(List<String> texts) implements Value {

        @Override
        public @Nullable Double number() {
            return null;
        }

        @Override
        public Object data() {
            return texts;
        }
    }

    /** A point in time. */
    record Time(Instant time) implements Value {

        @Override
        public @Nullable Double number() {
            return null;
        }

        @Override
        public Object data() {
            return GoTime.format(time);
        }
    }

    /** The seconds until an event; infinity if it will never occur. */
    record Expected(Forecast forecast) implements Value {

        private static final String NEVER = "never";

        private boolean isNever() {
            return forecast.kind() == Forecast.Kind.NEVER;
        }

        @Override
        public Double number() {
            return Objects.requireNonNullElse(forecast.seconds(), Double.NaN);
        }

        @Override
        public Object data() {
            return isNever() ? NEVER : number();
        }
    }
}
