package io.topz.top.screen;

import com.googlecode.lanterna.TextColor.ANSI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The colour of the badge that distinguishes environments, such as red for production. */
public enum Tint {
    RED,
    YELLOW,
    GREEN,
    BLUE,
    MAGENTA,
    CYAN;

    private static final Ink WHITE = Ink.of(ANSI.WHITE_BRIGHT, 231, 0xFFFFFF);
    private static final Ink BLACK = Ink.of(ANSI.BLACK, 16, 0x000000);

    Ink background() {
        return switch (this) {
            case RED -> Ink.of(ANSI.RED, 160, 0xC62828);
            case YELLOW -> Ink.of(ANSI.YELLOW, 220, 0xF0C000);
            case GREEN -> Ink.of(ANSI.GREEN, 34, 0x2EA043);
            case BLUE -> Ink.of(ANSI.BLUE, 25, 0x1F6FB2);
            case MAGENTA -> Ink.of(ANSI.MAGENTA, 90, 0x8E24AA);
            case CYAN -> Ink.of(ANSI.CYAN, 37, 0x1FB0B0);
        };
    }

    Ink foreground() {
        return switch (this) {
            case RED, BLUE, MAGENTA -> WHITE;
            case YELLOW, GREEN, CYAN -> BLACK;
        };
    }

    /**
     * The tint of a name.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    public static Tint named(String name) {
        return Arrays.stream(values())
                .filter(tint -> tint.word().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no colour " + name + " for an environment; one of: "
                                + Arrays.stream(values()).map(Tint::word).collect(Collectors.joining(" "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
