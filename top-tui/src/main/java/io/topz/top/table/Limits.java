package io.topz.top.table;

import io.topz.metrics.jetstream.Limit;
import io.topz.metrics.rate.Forecast;
import io.topz.metrics.text.Quantity;
import io.topz.metrics.text.Times;

/** Formats limits and forecasts. */
public final class Limits {

    private Limits() {}

    /** The used share of a limit: {@code 42% bytes}. */
    public static String share(Limit limit) {
        return (limit.share() == null ? Quantity.UNKNOWN : Figures.percent(limit.share())) + " "
                + limit.kind().word();
    }

    /** The time at which a limit is reached and its effect: {@code 4m rejects}, {@code drops old}. */
    public static String when(Limit limit) {
        if (limit.full().kind() == Forecast.Kind.NOW) {
            if (limit.kind() == Limit.Kind.AGE) {
                return "expires";
            }
            return limit.rejects() ? "rejects now" : "drops old";
        }
        boolean warned = limit.rejects() && limit.full().kind() == Forecast.Kind.IN;
        return text(limit.full()) + (warned ? " rejects" : "");
    }

    /** A forecast: {@code 4m}, {@code never}, {@code now}. */
    public static String text(Forecast forecast) {
        return switch (forecast.kind()) {
            case NOW -> "now";
            case IN -> Times.age(forecast.in());
            case NEVER -> "never";
            case UNKNOWN -> Quantity.UNKNOWN;
        };
    }

    /** The tone of a limit: only one that rejects is trouble. */
    public static Tone tone(Limit limit) {
        if (limit.isRejecting()) {
            return Tone.BAD;
        }
        return limit.isNearRejecting() ? Tone.WARN : Tone.PLAIN;
    }
}
