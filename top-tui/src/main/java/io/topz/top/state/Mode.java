package io.topz.top.state;

/** The present meaning of keystrokes. */
public sealed interface Mode {

    /** Keys are commands. */
    record Browse() implements Mode {}

    /**
     * Keys are an answer to a question.
     *
     * @param text the text typed so far
     */
    record Prompt(Question question, String text) implements Mode {}

    /**
     * Keys are a filter that takes effect while it is typed.
     *
     * @param text the text typed so far
     */
    record Filter(String text) implements Mode {}

    /**
     * Keys are a command.
     *
     * @param text the text typed so far
     */
    record Palette(String text) implements Mode {}

    /**
     * The help page is open.
     *
     * @param top the first line of the page that is on the screen
     */
    record Help(int top) implements Mode {}

    /** A question to the user. */
    enum Question {
        /** The column to sort by. */
        SORT,
        /** The number of connections to request. */
        LIMIT
    }
}
