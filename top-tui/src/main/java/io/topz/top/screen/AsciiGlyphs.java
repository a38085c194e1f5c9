package io.topz.top.screen;

/** What stands for a character where the terminal knows only ASCII. */
final class AsciiGlyphs {

    private static final String BEYOND = "▁▂▃▄▅▆▇█▲▼…\uFFFD";
    private static final String INSTEAD = "_.:-=+*#^v~?";

    private AsciiGlyphs() {}

    static char of(char c) {
        if (c < 0x7F) {
            return c;
        }
        int known = BEYOND.indexOf(c);
        return known < 0 ? '?' : INSTEAD.charAt(known);
    }
}
