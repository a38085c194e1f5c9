package io.topz.top.key;

/** A change of a line of text that is being typed. */
public sealed interface Edit extends Command {

    /** Adds a character. */
    record Type(char character) implements Edit {}

    /** Takes back the last character. */
    record Erase() implements Edit {}

    /** Takes back all. */
    record EraseAll() implements Edit {}

    /** Adds the certain continuation. */
    record Complete() implements Edit {}

    /** The text is complete. */
    record Accept() implements Edit {}

    /** Never mind. */
    record Cancel() implements Edit {}
}
