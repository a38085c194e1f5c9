package io.topz.top.table;

import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Unit;
import org.jspecify.annotations.Nullable;

/** Formats the numbers of a server according to the display options. An unknown number is a dash, never a zero. */
public final class Figures {

    private Figures() {}

    /** Formats an unsigned total. */
    public static String total(@Nullable Long value, Unit unit, boolean raw) {
        if (value == null) {
            return Quantity.UNKNOWN;
        }
        if (raw) {
            return Long.toUnsignedString(value);
        }
        return Quantity.of(Quantity.unsigned(value), unit);
    }

    /** Formats a change with its sign. */
    public static String difference(@Nullable Long value, Unit unit, boolean raw) {
        if (value == null || value == 0) {
            return total(value, unit, raw);
        }
        return (value < 0 ? "-" : "+") + total(Math.abs(value), unit, raw);
    }

    /** Formats a rate per second. */
    public static String rate(@Nullable Double value, Unit unit, boolean raw) {
        if (value == null) {
            return Quantity.UNKNOWN;
        }
        if (raw) {
            return unit == Unit.BYTES || value == 0 ? Long.toString(Math.round(value)) : Quantity.oneDecimal(value);
        }
        return unit == Unit.BYTES ? Quantity.bytes(value) : Quantity.rate(value);
    }

    /** Formats a change per second with its sign: {@code +1.2K}, {@code -3.5}, {@code 0}. */
    public static String change(@Nullable Double value, Unit unit, boolean raw) {
        if (value == null) {
            return Quantity.UNKNOWN;
        }
        String size = rate(Math.abs(value), unit, raw);
        return size.equals("0") ? size : (value < 0 ? "-" : "+") + size;
    }
}
