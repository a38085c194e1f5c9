package io.topz.top.state;

/** An effect outside the state, to be carried out by the loop. */
public sealed interface Effect {

    /** The user wants to quit. */
    record Quit() implements Effect {}

    /** The user wants to go back to the shell; the program stops until the shell continues it. */
    record Suspend() implements Effect {}

    /** A text to copy to the clipboard. */
    record Copy(String text) implements Effect {}

    /** A view to save for the next start. */
    record Save(String text) implements Effect {}
}
