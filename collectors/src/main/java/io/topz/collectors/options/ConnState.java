package io.topz.collectors.options;

import java.util.Locale;

/** The state of the requested connections. */
public enum ConnState {
    OPEN,
    CLOSED,
    ALL;

    static ConnState parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "open" -> OPEN;
            case "closed" -> CLOSED;
            case "all", "any" -> ALL;
            default -> throw new BadRequestException("Error decoding state for " + text);
        };
    }

    /** The value of the query parameter, empty for the default. */
    String parameter() {
        return this == OPEN ? "" : name().toLowerCase(Locale.ROOT);
    }
}
