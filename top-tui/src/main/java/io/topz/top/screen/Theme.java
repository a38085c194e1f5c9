package io.topz.top.screen;

import java.util.Locale;
import java.util.Map;

/** The background of the terminal. */
public enum Theme {
    DARK,
    LIGHT,
    /** Not known: the colours are of a middling brightness, to be read on both. */
    ANY;

    /**
     * The theme that the user names: {@code dark}, {@code light} or {@code auto}. The latter is what the terminal reports by
     * {@code COLORFGBG}, if it does; it is not asked, because it might not answer.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static Theme of(String wish, Map<String, String> environment) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "auto" -> of(environment.getOrDefault("COLORFGBG", ""));
            case "dark" -> DARK;
            case "light" -> LIGHT;
            default ->
                throw new IllegalArgumentException("there is no theme " + wish + " (--theme); one of: auto dark light");
        };
    }

    /** {@code foreground;background} or {@code foreground;other;background}, in the 16 colours' numbers. */
    private static Theme of(String colors) {
        return switch (colors.substring(colors.lastIndexOf(';') + 1)) {
            case "0", "1", "2", "3", "4", "5", "6", "8" -> DARK;
            case "7", "9", "10", "11", "12", "13", "14", "15" -> LIGHT;
            default -> ANY;
        };
    }
}
