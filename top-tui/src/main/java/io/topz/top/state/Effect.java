package io.topz.top.state;

/** An effect to carry out outside of the state. */
public sealed interface Effect {

    /** The user wants to quit. */
    record Quit() implements Effect {}

    /** The terminal is left to the shell until it lets the program go on. */
    record Suspend() implements Effect {}

    /** A text goes to the clipboard. */
    record Copy(String text) implements Effect {}

    /** A view is kept for the next start. */
    record Save(String text) implements Effect {}
}
