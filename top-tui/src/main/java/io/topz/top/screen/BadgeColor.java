package io.topz.top.screen;

import com.googlecode.lanterna.TextColor.ANSI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The colour of the badge that distinguishes environments, such as red for production. */
public enum BadgeColor {
    RED,
    YELLOW,
    GREEN,
    BLUE,
    MAGENTA,
    CYAN;

    private static final Color WHITE = Color.of(ANSI.WHITE_BRIGHT, 231, 0xFFFFFF);
    private static final Color BLACK = Color.of(ANSI.BLACK, 16, 0x000000);

    Color background() {
        return switch (this) {
            case RED -> Color.of(ANSI.RED, 160, 0xC62828);
            case YELLOW -> Color.of(ANSI.YELLOW, 220, 0xF0C000);
            case GREEN -> Color.of(ANSI.GREEN, 34, 0x2EA043);
            case BLUE -> Color.of(ANSI.BLUE, 25, 0x1F6FB2);
            case MAGENTA -> Color.of(ANSI.MAGENTA, 90, 0x8E24AA);
            case CYAN -> Color.of(ANSI.CYAN, 37, 0x1FB0B0);
        };
    }

    Color foreground() {
        return switch (this) {
            case RED, BLUE, MAGENTA -> WHITE;
            case YELLOW, GREEN, CYAN -> BLACK;
        };
    }

    /**
     * The colour with that name.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static BadgeColor named(String name) {
        return Arrays.stream(values())
                .filter(tint -> tint.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no colour " + name + " for an environment; one of: "
                                + Arrays.stream(values()).map(BadgeColor::word).collect(Collectors.joining(" "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
