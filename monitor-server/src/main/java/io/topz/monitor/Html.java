package io.topz.monitor;

/** The little HTML that a monitoring port needs. */
final class Html {

    private Html() {}

    /** Text that means itself in HTML, in attributes too, and is ASCII. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&#34;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (character < 128) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("&#").append(character).append(';');
                    }
                }
            }
        });
        return escaped.toString();
    }
}
