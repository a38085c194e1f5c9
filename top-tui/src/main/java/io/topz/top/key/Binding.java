package io.topz.top.key;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that belong together, with their commands: one line of the help page.
 *
 * @param named the keys that the help page names; each inner list is an alternative, such as the arrows or the keys of vi
 * @param unnamed keys with the same or the reverse effect that are not named
 * @param does the description of the effect
 * @param hint a short description for the bottom line; empty to leave it out
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

    /** The names of the keys, such as {@code PgUp PgDn, Ctrl-B Ctrl-F}. */
    public String names() {
        return named.stream().map(Binding::names).collect(Collectors.joining(", "));
    }

    /** The names of the keys of one alternative. */
    public String shortName() {
        return names(named.get(0));
    }

    private static String names(List<Stroke> strokes) {
        return strokes.stream().map(stroke -> stroke.key().text()).collect(Collectors.joining(" "));
    }

    /** Whether it concerns only connections. */
    public boolean isOfConnections() {
        return strokes().stream().allMatch(stroke -> stroke.is(Action::isOfConnections));
    }

    /** Whether it needs a table of rows. */
    public boolean isOfRows() {
        return strokes().stream().allMatch(stroke -> stroke.is(Action::isOfRows));
    }
}
