package io.topz.app.check;

/** Texts of servers as they may stand in a line: a name must neither end it, nor turn it round, nor command a terminal. */
final class OneLine {

    private OneLine() {}

    /** With a question mark for everything that is no character to see: controls, formats such as right-to-left, line ends. */
    static String of(String text) {
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
