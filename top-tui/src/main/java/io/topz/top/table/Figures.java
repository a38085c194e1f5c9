package io.topz.top.table;

import io.topz.top.format.Quantity;
import org.jspecify.annotations.Nullable;

/** Numbers of a server as the user wants them to look. What is not known is a dash, never a zero. */
public final class Figures {

    /** What a number counts. */
    public enum Unit {
        COUNT,
        BYTES
    }

    private Figures() {}

    /** A total, unsigned. */
    public static String total(@Nullable Long value, Unit unit, boolean raw) {
        if (value == null) {
            return Quantity.UNKNOWN;
        }
        if (raw) {
            return Long.toUnsignedString(value);
        }
        double number = Quantity.unsigned(value);
        return unit == Unit.BYTES ? Quantity.bytes(number) : Quantity.count(number);
    }

    /** What moves per second. */
    public static String rate(@Nullable Double value, Unit unit, boolean raw) {
        if (value == null) {
            return Quantity.UNKNOWN;
        }
        if (raw) {
            return unit == Unit.BYTES || value == 0 ? Long.toString(Math.round(value)) : Quantity.oneDecimal(value);
        }
        return unit == Unit.BYTES ? Quantity.bytes(value) : Quantity.rate(value);
    }
}
