package io.topz.app.check;

/** An exception for a condition that cannot be parsed, with the position of the error. */
public final class ConditionException extends IllegalArgumentException {

    private final String pointer;

    ConditionException(String text, int place, String why) {
        super("cannot read '%s' at character %d: %s".formatted(text, place + 1, why));
        pointer = OneLine.of(text) + "\n" + " ".repeat(place) + "^";
    }

    /** The text, with a mark at the position of the error on the next line. */
    public String pointer() {
        return pointer;
    }
}
