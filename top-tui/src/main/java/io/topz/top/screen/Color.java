package io.topz.top.screen;

import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;

/**
 * A colour in each of the colour depths.
 *
 * @param ansi the colour among 16; {@code DEFAULT} for the terminal's own
 * @param indexed the colour among 256; -1 for the terminal's own
 * @param rgb red, green and blue, eight bits each
 */
record Color(ANSI ansi, int indexed, int rgb) {

    private static final int OWN_INDEX = -1;

    /** The colour that the terminal uses by default. */
    static final Color OWN = new Color(ANSI.DEFAULT, OWN_INDEX, 0);

    static Color of(ANSI ansi, int indexed, int rgb) {
        return new Color(ansi, indexed, rgb);
    }

    TextColor in(ColorDepth depth) {
        if (indexed == OWN_INDEX) {
            return ANSI.DEFAULT;
        }
        return switch (depth) {
            case MONOCHROME -> ANSI.DEFAULT;
            case ANSI_16 -> ansi;
            case INDEXED_256 -> new TextColor.Indexed(indexed);
            case TRUE_COLOR -> new TextColor.RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
        };
    }
}
