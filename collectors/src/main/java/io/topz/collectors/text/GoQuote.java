package io.topz.collectors.text;

/** Quotes text as Go does in messages: in quotation marks, with unprintable characters escaped. */
public final class GoQuote {

    private static final String ESCAPED = "\"\\\u0007\b\f\n\r\t\u000b";
    private static final String LETTERS = "\"\\abfnrtv";

    private GoQuote() {}

    /** The quoted text. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, quoted));
        return quoted.append('"').toString();
    }

    private static void append(int c, StringBuilder quoted) {
        int letter = ESCAPED.indexOf(c);
        if (letter >= 0) {
            quoted.append('\\').append(LETTERS.charAt(letter));
        } else if (isPrintable(c)) {
            quoted.appendCodePoint(c);
        } else if (c < 0x80) {
            quoted.append("\\x%02x".formatted(c));
        } else {
            quoted.append((c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
