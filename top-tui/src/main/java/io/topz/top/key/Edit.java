package io.topz.top.key;

/** A change of a line of text being typed. */
public sealed interface Edit extends Command {

    /** Adds a character. */
    record Type(char character) implements Edit {}

    /** Removes the last character. */
    record Erase() implements Edit {}

    /** Removes all characters. */
    record EraseAll() implements Edit {}

    /** Adds the unambiguous completion. */
    record Complete() implements Edit {}

    /** Accepts the text. */
    record Accept() implements Edit {}

    /** Cancels the input. */
    record Cancel() implements Edit {}
}
