package io.topz.top.format;

/**
 * How many columns of a terminal text takes: one for a character, two for the wide ones of East Asia. Text must have passed
 * {@link SafeText}, which leaves only characters that terminals agree about.
 */
public final class Width {

    private static final char ELLIPSIS = '…';

    private Width() {}

    /** The columns of one character, 1 or 2. */
    public static int of(char c) {
        return c >= 0x1100 && isWide(c) ? 2 : 1;
    }

    /** The columns of a text. */
    public static int of(String text) {
        int width = text.length();
        for (int i = 0; i < text.length(); i++) {
            if (of(text.charAt(i)) == 2) {
                width++;
            }
        }
        return width;
    }

    /** The text if it fits, else its beginning and an ellipsis, in at most so many columns. */
    public static String cut(String text, int columns) {
        if (columns <= 0) {
            return "";
        }
        if (text.length() <= columns / 2 || of(text) <= columns) {
            return text;
        }
        int used = 0;
        int end = 0;
        while (end < text.length() && used + of(text.charAt(end)) < columns) {
            used += of(text.charAt(end));
            end++;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** The text in exactly so many columns, cut or filled with spaces on the side that the alignment leaves free. */
    public static String fit(String text, int columns, Align align) {
        String cut = cut(text, columns);
        String space = " ".repeat(Math.max(0, columns - of(cut)));
        return align == Align.LEFT ? cut + space : space + cut;
    }

    private static boolean isWide(char c) {
        return c <= 0x115F
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6);
    }
}
