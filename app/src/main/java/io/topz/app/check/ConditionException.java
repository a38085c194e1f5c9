package io.topz.app.check;

/** A condition that cannot be read, and where. */
public final class ConditionException extends IllegalArgumentException {

    private final String pointer;

    ConditionException(String text, int place, String why) {
        super("cannot read '%s' at character %d: %s".formatted(text, place + 1, why));
        pointer = OneLine.of(text) + "\n" + " ".repeat(place) + "^";
    }

    /** The text, and below it a mark at the character. */
    public String pointer() {
        return pointer;
    }
}
