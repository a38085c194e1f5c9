package io.topz.top.key;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that belong together and their commands: one line of the help page.
 *
 * @param named the keys that the help page names; each inner list is one way to do the same, such as the arrows or the keys of vi
 * @param unnamed keys that do the same or the reverse, and need no words
 * @param does what they do, for people
 * @param hint what they do in a word, for the line of keys at the bottom; empty to leave it out
 */
public record Binding(List<List<Stroke>> named, List<Stroke> unnamed, String does, String hint) {

    /** One key and its command. */
    public record Stroke(Key key, Command command) {

        private boolean is(Predicate<Action> kind) {
            return command instanceof Action action && kind.test(action);
        }
    }

    /** Every key with its command. */
    public List<Stroke> strokes() {
        return Stream.concat(named.stream().flatMap(List::stream), unnamed.stream())
                .toList();
    }

    /** The keys for people, such as {@code PgUp PgDn, Ctrl-B Ctrl-F}. */
    public String names() {
        return named.stream().map(Binding::names).collect(Collectors.joining(", "));
    }

    /** The keys for people, in one of the ways. */
    public String shortName() {
        return names(named.get(0));
    }

    private static String names(List<Stroke> strokes) {
        return strokes.stream().map(stroke -> stroke.key().text()).collect(Collectors.joining(" "));
    }

    /** Whether it is about connections alone. */
    public boolean isOfConnections() {
        return strokes().stream().allMatch(stroke -> stroke.is(Action::isOfConnections));
    }

    /** Whether it does nothing without a table of rows. */
    public boolean isOfRows() {
        return strokes().stream().allMatch(stroke -> stroke.is(Action::isOfRows));
    }
}
