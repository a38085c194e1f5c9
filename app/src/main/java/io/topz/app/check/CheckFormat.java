package io.topz.app.check;

import java.util.Locale;

/** The output format of a report. */
public enum CheckFormat {
    /** One line with perfdata, for Nagios and its kin. */
    NAGIOS,
    /** A line for each figure, for people. */
    TEXT,
    /** An object. */
    JSON,
    /** Metrics, as files of the node exporter hold them. */
    PROMETHEUS;

    /** One by its name; {@code IllegalArgumentException} with a sentence when there is none. */
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
