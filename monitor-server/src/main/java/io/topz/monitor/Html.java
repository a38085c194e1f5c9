package io.topz.monitor;

/** Escapes text for the HTML pages of a monitoring port. */
final class Html {

    private Html() {}

    /** The text escaped for HTML, including attributes, as ASCII. */
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
