package io.topz.top.screen;

import java.text.Normalizer;

/** Replacements for characters on terminals that know only ASCII. */
final class AsciiGlyphs {

    private static final String BEYOND = "▁▂▃▄▅▆▇█▲▼…─│µ‹›";
    private static final String INSTEAD = "_.:-=+*#^v~-|u<>";

    private AsciiGlyphs() {}

    /** The ASCII character that replaces a cluster. */
    static String of(String cluster) {
        return String.valueOf(of(cluster.charAt(0)));
    }

    private static char of(char c) {
        if (c < 0x7F) {
            return c;
        }
        int known = BEYOND.indexOf(c);
        return known < 0 ? withoutAccent(c) : INSTEAD.charAt(known);
    }

    private static char withoutAccent(char c) {
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return base < 0x7F ? base : '?';
    }
}
