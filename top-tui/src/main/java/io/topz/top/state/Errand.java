package io.topz.top.state;

/** An effect to carry out outside of the state. */
public sealed interface Errand {

    /** The user wants to quit. */
    record Quit() implements Errand {}

    /** The terminal is left to the shell until it lets the program go on. */
    record Suspend() implements Errand {}

    /** A text goes to the clipboard. */
    record Copy(String text) implements Errand {}

    /** A view is kept for the next start. */
    record Save(String text) implements Errand {}
}
