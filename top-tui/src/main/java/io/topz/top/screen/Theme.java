package io.topz.top.screen;

import java.util.Locale;
import java.util.Map;

/** The background of the terminal. */
public enum Theme {
    DARK,
    LIGHT,
    /** An unknown background: the colours have a medium brightness and are readable on both. */
    ANY;

    /**
     * The theme with that name: {@code dark}, {@code light} or {@code auto}. The latter follows {@code COLORFGBG} if it is set; the
     * terminal itself is not asked, because it might not answer.
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

    /** Parses {@code foreground;background} or {@code foreground;other;background}, with the numbers of the 16 colours. */
    private static Theme of(String colors) {
        return switch (colors.substring(colors.lastIndexOf(';') + 1)) {
            case "0", "1", "2", "3", "4", "5", "6", "8" -> DARK;
            case "7", "9", "10", "11", "12", "13", "14", "15" -> LIGHT;
            default -> ANY;
        };
    }
}
