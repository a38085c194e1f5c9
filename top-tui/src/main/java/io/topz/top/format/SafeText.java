package io.topz.top.format;

import java.text.Normalizer;

/**
 * Makes text from elsewhere (client names, subjects, error bodies) harmless to a terminal and of a width that is known.
 *
 * <p>Control characters, escapes, bidirectional and other invisible marks, unassigned and private characters, characters beyond
 * U+FFFF and those whose width terminals disagree about become {@link #REPLACEMENT}. Composed characters are composed, loose
 * combining marks are dropped, every kind of space is a space.
 */
public final class SafeText {

    /** Stands for a character that is not shown. */
    public static final char REPLACEMENT = '\uFFFD';

    private SafeText() {}

    /** The text as it may be shown. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return cleaned(text);
            }
        }
        return text;
    }

    /** The text as it may be shown, empty when there is none. */
    public static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : of(text);
    }

    private static String cleaned(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder clean = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); ) {
            int codePoint = composed.codePointAt(i);
            i += Character.charCount(codePoint);
            int shown = shown(codePoint);
            if (shown >= 0) {
                clean.append((char) shown);
            }
        }
        return clean.toString();
    }

    /** What stands for a character, -1 for nothing. */
    private static int shown(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return codePoint;
        }
        if (codePoint > 0xFFFF) {
            return REPLACEMENT;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> -1;
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.COMBINING_SPACING_MARK -> REPLACEMENT;
            default -> hasDisputedWidth((char) codePoint) ? REPLACEMENT : codePoint;
        };
    }

    /** Characters that some terminals draw wider or narrower than others, or than the screen library counts. */
    private static boolean hasDisputedWidth(char c) {
        return (c >= 0x1100 && c <= 0x11FF)
                || (c >= 0x231A && c <= 0x23FF)
                || (c >= 0x25FD && c <= 0x27BF)
                || (c >= 0x2B00 && c <= 0x2BFF)
                || (c >= 0x2F00 && c <= 0x2FFF)
                || c == 0x303F
                || (c >= 0x3100 && c <= 0x312F)
                || (c >= 0x3190 && c <= 0x31EF)
                || (c >= 0x3248 && c <= 0x324F)
                || (c >= 0x3300 && c <= 0x33FF)
                || (c >= 0x4DC0 && c <= 0x4DFF)
                || (c >= 0xA000 && c <= 0xA4CF)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xD7B0 && c <= 0xD7FF)
                || (c >= 0xFE10 && c <= 0xFE1F)
                || (c >= 0xFE50 && c <= 0xFE6F)
                || (c >= 0xFFE0 && c <= 0xFFEF && c != REPLACEMENT)
                || c == 0xFEFF;
    }
}
