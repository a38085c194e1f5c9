package io.topz.app.check;

/** Makes texts of servers safe for one line: a name must not end the line, reverse its direction, or control a terminal. */
final class OneLine {

    private OneLine() {}

    /** The text with a question mark for every invisible character: controls, formats such as right-to-left marks, and line ends. */
    static String of(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
