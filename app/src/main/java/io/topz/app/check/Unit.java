package io.topz.app.check;

import io.topz.metrics.text.Amount;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unit of a figure: how numbers are typed in conditions, and what stands behind them in perfdata. */
enum Unit {
    /** A suffix K, M, G or T is a power of 1000. */
    COUNT("", "K M G T (powers of 1000) Ki Mi Gi Ti (of 1024)") {
        @Override
        @Nullable
        Double parse(String text) {
            return Amount.count(text);
        }
    },
    /** A suffix K, M, G or T is a power of 1024. */
    BYTES("B", "K M G T or Ki Mi Gi Ti (powers of 1024)") {
        @Override
        @Nullable
        Double parse(String text) {
            return Amount.bytes(text);
        }
    },
    PERCENT("%", "%") {
        @Override
        @Nullable
        Double parse(String text) {
            Double share = Amount.share(text);
            return share == null ? null : share * 100;
        }
    },
    SECONDS("s", "ms s m h d") {
        @Override
        @Nullable
        Double parse(String text) {
            boolean negative = text.startsWith("-");
            Double seconds = Amount.seconds(negative ? text.substring(1) : text);
            return seconds == null || !negative ? seconds : Double.valueOf(-seconds);
        }
    };

    private static final Set<String> BYTE_FIGURES =
            Set.of("mem", "bytes", "max_payload", "max_pending", "max_control_line", "gomemlimit");

    private final String perfdata;
    private final String suffixes;

    Unit(String perfdata, String suffixes) {
        this.perfdata = perfdata;
        this.suffixes = suffixes;
    }

    /** The unit of a figure by its name. */
    static Unit of(String figure) {
        String base = FigureNames.base(figure);
        if (base.contains("percent") || base.equals("full")) {
            return PERCENT;
        }
        if (base.endsWith("_seconds") || base.startsWith("last_")) {
            return SECONDS;
        }
        return BYTE_FIGURES.contains(base) || base.endsWith("_bytes") ? BYTES : COUNT;
    }

    /** A number as people type it; null when it is none. */
    abstract @Nullable Double parse(String text);

    /** The unit as monitoring plug-ins write it. */
    String perfdata() {
        return perfdata;
    }

    /** The suffixes that a number may have, for people. */
    String suffixes() {
        return suffixes;
    }
}
