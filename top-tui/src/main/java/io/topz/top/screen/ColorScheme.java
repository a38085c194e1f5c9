package io.topz.top.screen;

import com.googlecode.lanterna.TextColor.ANSI;
import io.topz.top.canvas.Style;

/**
 * The colours of styles for a background. Most are the terminal's own colour; every other one has a contrast of at least 3 : 1 to the usual
 * backgrounds of its theme.
 */
final class ColorScheme {

    private static final Color WHITE = Color.of(ANSI.WHITE_BRIGHT, 231, 0xFFFFFF);
    private static final Color RED = Color.of(ANSI.RED, 160, 0xC62828);
    private static final Color BLUE = Color.of(ANSI.BLUE, 25, 0x1F6FB2);

    private ColorScheme() {}

    /** The text colour of the cursor bar. */
    static Color selected() {
        return WHITE;
    }

    /** The background of the cursor bar. */
    static Color selectedBackground() {
        return BLUE;
    }

    static Color foreground(Style style, Theme theme, BadgeColor environment) {
        return switch (style) {
            case PLAIN, INPUT, STRONG, OPEN_TAB -> Color.OWN;
            case ALARM, BADGE -> WHITE;
            case ENVIRONMENT -> environment.foreground();
            default ->
                switch (theme) {
                    case DARK -> dark(style);
                    case LIGHT -> light(style);
                    case ANY -> any(style);
                };
        };
    }

    static Color background(Style style, BadgeColor environment) {
        return switch (style) {
            case ALARM -> RED;
            case BADGE -> BLUE;
            case ENVIRONMENT -> environment.background();
            default -> Color.OWN;
        };
    }

    private static Color dark(Style style) {
        return switch (style) {
            case LABEL -> Color.of(ANSI.DEFAULT, 249, 0xB2B2B2);
            case QUIET -> Color.of(ANSI.BLACK_BRIGHT, 246, 0x949494);
            case STALE -> Color.of(ANSI.BLACK_BRIGHT, 245, 0x8A8A8A);
            case HEADING, SORTED, KEY -> Color.of(ANSI.CYAN_BRIGHT, 75, 0x5FAFFF);
            case GRAPH -> Color.of(ANSI.CYAN, 80, 0x4FC9C9);
            case WARN -> Color.of(ANSI.YELLOW_BRIGHT, 214, 0xFFB02E);
            case BAD -> Color.of(ANSI.RED_BRIGHT, 203, 0xFF6B6B);
            default -> Color.OWN;
        };
    }

    private static Color light(Style style) {
        return switch (style) {
            case LABEL -> Color.of(ANSI.DEFAULT, 240, 0x585858);
            case QUIET -> Color.of(ANSI.BLACK_BRIGHT, 242, 0x6A6A6A);
            case STALE -> Color.of(ANSI.BLACK_BRIGHT, 243, 0x727272);
            case HEADING, SORTED, KEY -> Color.of(ANSI.BLUE, 25, 0x005FAF);
            case GRAPH -> Color.of(ANSI.BLUE, 30, 0x007A7A);
            case WARN -> Color.of(ANSI.MAGENTA, 130, 0xA65E00);
            case BAD -> Color.of(ANSI.RED, 160, 0xC62828);
            default -> Color.OWN;
        };
    }

    private static Color any(Style style) {
        return switch (style) {
            case LABEL -> Color.of(ANSI.DEFAULT, 245, 0x858585);
            case QUIET -> Color.of(ANSI.BLACK_BRIGHT, 243, 0x7A7A7A);
            case STALE -> Color.of(ANSI.BLACK_BRIGHT, 242, 0x707070);
            case HEADING, SORTED, KEY -> Color.of(ANSI.BLUE_BRIGHT, 32, 0x2F84C0);
            case GRAPH -> Color.of(ANSI.BLUE_BRIGHT, 30, 0x1A8C8C);
            case WARN -> Color.of(ANSI.MAGENTA, 136, 0xB87400);
            case BAD -> Color.of(ANSI.RED_BRIGHT, 196, 0xE04040);
            default -> Color.OWN;
        };
    }
}
