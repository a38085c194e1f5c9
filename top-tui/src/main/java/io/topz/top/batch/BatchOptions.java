package io.topz.top.batch;

import java.util.Locale;

/**
 * What is written without a terminal, sample after sample.
 *
 * @param count how many samples, 0 for as long as there are any
 */
public record BatchOptions(int count, Format format, View view) {

    /** How a sample is written. */
    public enum Format {
        /** As nats-top's report. */
        TEXT,
        /** A line of headings, then a line for each row of each sample. */
        CSV,
        /** One array of samples. */
        JSON,
        /** A line for each sample. */
        NDJSON,
        /** A line for each sample with the server's figures, for people. */
        LINE;

        /** A format by its name; {@code IllegalArgumentException} with a sentence when there is none. */
        public static Format of(String name) {
            return one(values(), name, "format (--format)");
        }
    }

    /** What a sample is about. */
    public enum View {
        SERVER,
        CONNECTIONS,
        CLOSED,
        STREAMS,
        CONSUMERS,
        BUCKETS,
        SLOW,
        INCIDENTS,
        ACCOUNTS,
        GROUPS,
        SUBSCRIPTIONS,
        CHURN;

        /** A view by its name; {@code IllegalArgumentException} with a sentence when there is none. */
        public static View of(String name) {
            return one(values(), name, "view (--view)");
        }
    }

    /** Whether programs read it, and want everything. */
    public boolean isData() {
        return format == Format.CSV || format == Format.JSON || format == Format.NDJSON;
    }

    private static <E extends Enum<E>> E one(E[] values, String name, String what) {
        StringBuilder names = new StringBuilder();
        for (E value : values) {
            String known = value.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return value;
            }
            names.append(' ').append(known);
        }
        throw new IllegalArgumentException("there is no %s %s; one of:%s".formatted(what, name, names));
    }
}
