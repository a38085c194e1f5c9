package io.topz.top.format;

/**
 * Computes the number of terminal columns of a text: one for a character, two for wide characters of East Asia and emoji, none for marks.
 * Clusters (see {@link Graphemes}) are not split. The text must have passed {@link SafeText}.
 */
public final class Width {

    private static final String ELLIPSIS = "…";

    private static final char EMOJI_STYLE = '\uFE0F';
    private static final int FIRST_REGIONAL = 0x1F1E6;
    private static final int LAST_REGIONAL = 0x1F1FF;

    private Width() {}

    /** The number of columns of a text. */
    public static int of(String text) {
        int width = 0;
        for (int from = 0; from < text.length(); ) {
            int end = Graphemes.end(text, from);
            width += of(text, from, end);
            from = end;
        }
        return width;
    }

    /** The number of columns of a cluster in a text, 1 or 2. */
    public static int of(String text, int from, int end) {
        if (end - from == 1) {
            return Math.max(1, columns(text.charAt(from)));
        }
        int sum = 0;
        int regional = 0;
        for (int i = from; i < end; ) {
            int codePoint = text.codePointAt(i);
            if (codePoint == EMOJI_STYLE) {
                return 2;
            }
            regional += codePoint >= FIRST_REGIONAL && codePoint <= LAST_REGIONAL ? 1 : 0;
            sum += columns(codePoint);
            i += Character.charCount(codePoint);
        }
        return regional == 2 ? 2 : Math.max(1, Math.min(2, sum));
    }

    /**
     * Whether terminals may draw a cluster narrower or wider than counted here, so that the cursor must be placed explicitly: all but plain
     * letters of the Basic Multilingual Plane.
     */
    public static boolean isDisputed(String cluster) {
        if (cluster.length() > 1) {
            return true;
        }
        char c = cluster.charAt(0);
        return (c >= 0x0590 && c <= 0x10FF)
                || (c >= 0x2300 && c <= 0x2BFF && !isOfFrames(c))
                || (c >= 0xA000 && c < 0xAC00);
    }

    /** Whether it is a box-drawing or block character, of which graphs consist. */
    private static boolean isOfFrames(char c) {
        return c >= 0x2500 && c <= 0x25FC;
    }

    /** The text if it fits, otherwise its beginning with an ellipsis, in at most {@code columns}. */
    public static String cut(String text, int columns) {
        if (columns <= 0) {
            return "";
        }
        if (text.length() <= columns / 2 || of(text) <= columns) {
            return text;
        }
        int used = 0;
        int from = 0;
        while (from < text.length()) {
            int end = Graphemes.end(text, from);
            int width = of(text, from, end);
            if (used + width >= columns) {
                break;
            }
            used += width;
            from = end;
        }
        return text.substring(0, from) + ELLIPSIS;
    }

    /** The text in exactly {@code columns}, truncated or padded according to the alignment. */
    public static String fit(String text, int columns, Align align) {
        String cut = cut(text, columns);
        String space = " ".repeat(Math.max(0, columns - of(cut)));
        return align == Align.LEFT ? cut + space : space + cut;
    }

    private static int columns(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (WideCharacters.contain(codePoint)) {
            return 2;
        }
        boolean isVowelOrTail = codePoint >= 0x1160 && codePoint <= 0x11FF;
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isVowelOrTail ? 0 : 1;
        };
    }
}
