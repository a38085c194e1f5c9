package io.topz.top.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes remote text (client names, subjects, error bodies) safe to display. Letters of every script, their marks and emoji stay unchanged.
 * A character that controls the terminal, is invisible or looks like another one is replaced by its number in brackets, such as {@code
 * ‹1B›}, so that different texts look different: controls, marks of direction, characters without width or without a letter to carry them,
 * spaces other than the usual one, and unassigned code points.
 */
public final class SafeText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int BLACK_FLAG = 0x1F3F4;

    /** The largest number of marks that any language puts on one letter; more would be drawn over the lines above and below. */
    private static final int MAX_MARKS = 4;

    /** The longest emoji consist of ten characters. */
    private static final int MAX_CLUSTER = 16;

    private SafeText() {}

    /** The text in a form that is safe to display. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return cleaned(text);
            }
        }
        return text;
    }

    /** The text in a form that is safe to display; empty for null. */
    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : of(text);
    }

    /** The text in a form that is safe in files: unchanged except for characters that control terminals and tables. */
    public static String neutral(String text) {
        StringBuilder neutral = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (commands(codePoint)) {
                number(neutral, codePoint);
            } else {
                neutral.appendCodePoint(codePoint);
            }
        });
        return neutral.toString();
    }

    private static boolean commands(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> turnsRound(codePoint);
            default -> false;
        };
    }

    /** Whether a character changes the direction of the text after it. */
    private static boolean turnsRound(int codePoint) {
        return switch (Character.getDirectionality(codePoint)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> codePoint == 0x200E || codePoint == 0x200F || codePoint == 0x061C;
        };
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            int end = Graphemes.end(text, from);
            int[] cluster = text.substring(from, end).codePoints().toArray();
            int marks = 0;
            for (int i = 0; i < cluster.length; i++) {
                marks += isMark(cluster[i]) ? 1 : 0;
                if (i < MAX_CLUSTER && marks <= MAX_MARKS && isShown(cluster, i)) {
                    clean.appendCodePoint(cluster[i]);
                } else {
                    number(clean, cluster[i]);
                }
            }
            from = end;
        }
        return clean.toString();
    }

    private static void number(StringBuilder text, int codePoint) {
        text.append('‹')
                .append(Integer.toHexString(codePoint).toUpperCase(Locale.ROOT))
                .append('›');
    }

    /** Whether a character of a cluster is shown unchanged. */
    private static boolean isShown(int[] cluster, int at) {
        int codePoint = cluster[at];
        if (isUnseen(codePoint)) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> joins(cluster, at);
            case Character.SPACE_SEPARATOR -> codePoint == ' ' || codePoint == IDEOGRAPHIC_SPACE;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                at > 0 && !isFormat(cluster[at - 1]) && (!isVariant(codePoint) || isEmojiStyle(cluster, at));
            default -> true;
        };
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isFormat(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT;
    }

    /** Whether a joiner or tag has an effect: joiners between emoji and after the sign that joins consonants, tags in flags. */
    private static boolean joins(int[] cluster, int at) {
        int codePoint = cluster[at];
        if (at == 0) {
            return false;
        }
        if (codePoint == ZERO_WIDTH_JOINER) {
            boolean between = at + 1 < cluster.length && !isMark(cluster[at + 1]) && !isFormat(cluster[at + 1]);
            return between || isVirama(cluster[at - 1]);
        }
        if (codePoint == ZERO_WIDTH_NON_JOINER) {
            return isVirama(cluster[at - 1]);
        }
        return cluster[0] == BLACK_FLAG && codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    /**
     * Whether it is the sign that removes the vowel of a consonant in an Indian script: the fourteenth of the last but one row of its
     * block.
     */
    private static boolean isVirama(int codePoint) {
        return codePoint >= 0x0900 && codePoint <= 0x0DFF && (codePoint & 0x7F) == 0x4D;
    }

    private static boolean isVariant(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean isEmojiStyle(int[] cluster, int at) {
        int before = cluster[at - 1];
        return cluster[at] == EMOJI_STYLE
                && (Character.getType(before) == Character.OTHER_SYMBOL || (before >= '#' && before <= '9'));
    }

    /** Whether it is a character that no terminal shows although it is nominally a letter or mark. */
    private static boolean isUnseen(int codePoint) {
        return codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0;
    }
}
