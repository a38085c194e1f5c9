package io.topz.app.check;

import java.util.Locale;

/** The output format of a report. */
public enum CheckFormat {
    /** One line with perfdata, for Nagios and compatible systems. */
    NAGIOS,
    /** One line per figure, for people. */
    TEXT,
    /** A JSON object. */
    JSON,
    /** Metrics in the format of the node exporter's files. */
    PROMETHEUS;

    /** The format with that name; {@code IllegalArgumentException} with a sentence if there is none. */
    public static CheckFormat of(String name) {
        for (CheckFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "there is no format " + name + " (--format); one of: nagios text json prometheus");
    }
}
