package io.topz.top.screen;

import java.util.Locale;
import java.util.Map;

/** The number of colours of a terminal. */
public enum ColorDepth {
    /** None: meaning is carried by bold, underlined and reversed text alone. */
    MONOCHROME,
    ANSI_16,
    INDEXED_256,
    TRUE_COLOR;

    /**
     * The depth that the user names: {@code auto}, {@code never}, {@code 16}, {@code 256} or {@code truecolor}; {@code auto} is what the
     * environment reports.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static ColorDepth of(String wish, Map<String, String> environment) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "auto" -> of(environment);
            case "never", "none", "mono" -> MONOCHROME;
            case "16" -> ANSI_16;
            case "256" -> INDEXED_256;
            case "truecolor", "24bit" -> TRUE_COLOR;
            default ->
                throw new IllegalArgumentException(
                        "there are no colours " + wish + " (--color); one of: auto never 16 256 truecolor");
        };
    }

    /** The depth that the environment variables name: {@code NO_COLOR} (any text but the empty one), {@code COLORTERM}, {@code TERM}. */
    public static ColorDepth of(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || isMonochrome(term)) {
            return MONOCHROME;
        }
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")) {
            return TRUE_COLOR;
        }
        return term.contains("256color") ? INDEXED_256 : ANSI_16;
    }

    private static boolean isMonochrome(String term) {
        return term.isEmpty() || term.equals("dumb") || term.startsWith("vt") || term.endsWith("-mono");
    }
}
