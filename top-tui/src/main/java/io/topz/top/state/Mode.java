package io.topz.top.state;

/** The meaning of keystrokes at the moment. */
public sealed interface Mode {

    /** Keys are commands. */
    record Browse() implements Mode {}

    /**
     * Keys are an answer to a question.
     *
     * @param text typed so far
     */
    record Prompt(Question question, String text) implements Mode {}

    /**
     * Keys are a filter that takes effect while it is typed.
     *
     * @param text typed so far
     */
    record Filter(String text) implements Mode {}

    /**
     * Keys are a command.
     *
     * @param text typed so far
     */
    record Palette(String text) implements Mode {}

    /**
     * The help page is open.
     *
     * @param top the first line of it that is on the screen
     */
    record Help(int top) implements Mode {}

    /** The question that the user is asked. */
    enum Question {
        /** The column to sort by. */
        SORT,
        /** The number of connections to ask for. */
        LIMIT
    }
}
