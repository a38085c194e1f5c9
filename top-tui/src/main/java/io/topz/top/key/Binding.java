package io.topz.top.key;

import java.util.List;

/**
 * Keys and what they do: one line of the help page.
 *
 * @param names the keys for people
 * @param does what they do
 * @param hint what they do in a word, for the line of keys at the bottom; empty to leave it out
 * @param actions what each key does
 */
public record Binding(String names, String does, String hint, List<Stroke> actions) {

    /** One key and its action. */
    public record Stroke(Key key, Action action) {}

    /** Whether it is about connections alone. */
    public boolean isOfConnections() {
        return actions.stream().allMatch(stroke -> stroke.action().isOfConnections());
    }

    /** Whether it does nothing without a table of rows. */
    public boolean isOfRows() {
        return actions.stream().allMatch(stroke -> stroke.action().isOfRows());
    }

    /** The first of the keys. */
    public String shortName() {
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }
}
