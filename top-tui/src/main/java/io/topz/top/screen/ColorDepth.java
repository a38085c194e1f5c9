package io.topz.top.screen;

import java.util.Locale;
import java.util.Map;

/** The number of colours of a terminal. */
public enum ColorDepth {
    /** No colours: only bold, underlined and reversed text carry meaning. */
    MONOCHROME,
    ANSI_16,
    INDEXED_256,
    TRUE_COLOR;

    /**
     * The depth for a name: {@code auto}, {@code never}, {@code 16}, {@code 256} or {@code truecolor}; {@code auto} means the depth that
     * the environment reports.
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

    /** The depth from the environment variables {@code NO_COLOR} (if not empty), {@code COLORTERM} and {@code TERM}. */
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
