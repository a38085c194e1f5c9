package io.topz.top.view;

import io.topz.top.state.Tab;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The views with their keys and names; the open one in brackets. Where room is short the names are shorter. Where even those do not fit,
 * as many have names as can, those next to the open one first; in little room the keys stand close together, and in the least the open
 * view stands alone.
 *
 * @param open the open view
 * @param shown the views in the bar
 * @param named those with their names
 * @param gap blanks between them
 * @param words how long the names are
 * @param openWords how long the name of the open view is
 */
record TabBar(Tab open, Set<Tab> shown, Set<Tab> named, int gap, Words words, Words openWords) {

    /** The length of the names, with or without a blank between names and keys. */
    private enum Words {
        FULL,
        SHORT,
        BRIEF;

        String of(Tab tab) {
            return switch (this) {
                case FULL -> tab.title();
                case SHORT -> tab.shortTitle();
                case BRIEF -> tab.briefTitle();
            };
        }
    }

    private static final List<Tab> TABS = List.of(Tab.values());

    /** The bar that fits into so many columns. */
    static TabBar of(Tab open, int room) {
        Set<Tab> all = EnumSet.allOf(Tab.class);
        List<TabBar> worded = List.of(
                new TabBar(open, all, all, 2, Words.FULL, Words.FULL),
                new TabBar(open, all, all, 1, Words.FULL, Words.FULL),
                new TabBar(open, all, all, 1, Words.SHORT, Words.FULL),
                new TabBar(open, all, all, 1, Words.SHORT, Words.SHORT),
                new TabBar(open, all, all, 1, Words.BRIEF, Words.FULL),
                new TabBar(open, all, all, 1, Words.BRIEF, Words.SHORT));
        return worded.stream().filter(bar -> bar.width() <= room).findFirst().orElseGet(() -> keys(open, room));
    }

    /** Keys, and names as far as they fit. */
    private static TabBar keys(Tab open, int room) {
        TabBar keys = new TabBar(open, EnumSet.allOf(Tab.class), EnumSet.of(open), 1, Words.FULL, Words.FULL);
        if (keys.width() > room) {
            TabBar close = new TabBar(open, keys.shown, keys.named, 0, Words.FULL, Words.FULL);
            return close.width() <= room
                    ? close
                    : new TabBar(open, EnumSet.of(open), keys.named, 0, Words.FULL, Words.FULL);
        }
        TabBar fitting = keys;
        for (Tab next : byDistance(open)) {
            TabBar wider = fitting.naming(next);
            if (wider.width() > room) {
                return fitting;
            }
            fitting = wider;
        }
        return fitting;
    }

    private static List<Tab> byDistance(Tab open) {
        int at = TABS.indexOf(open);
        return TABS.stream()
                .filter(tab -> tab != open)
                .sorted((one, other) ->
                        Integer.compare(Math.abs(TABS.indexOf(one) - at), Math.abs(TABS.indexOf(other) - at)))
                .toList();
    }

    private TabBar naming(Tab tab) {
        Set<Tab> more = EnumSet.copyOf(named);
        more.add(tab);
        return new TabBar(open, shown, more, gap, words, openWords);
    }

    int width() {
        return line().width();
    }

    /** The view whose key or name is at a column of the bar, null for none. */
    @Nullable
    Tab at(int column) {
        int from = 0;
        for (Tab tab : shown) {
            int end = from + add(new Line(), tab).width();
            if (column >= from && column < end) {
                return tab;
            }
            from = end + gap;
        }
        return null;
    }

    Line line() {
        Line line = new Line();
        for (Tab tab : shown) {
            line.value(line.width() == 0 ? "" : " ".repeat(gap));
            add(line, tab);
        }
        return line;
    }

    private Line add(Line line, Tab tab) {
        boolean isOpen = tab == open;
        line.add(isOpen ? "[" : "", Style.QUIET).add(String.valueOf(tab.digit()), Style.KEY);
        if (named.contains(tab)) {
            line.value(words == Words.BRIEF && !isOpen ? "" : " ")
                    .add((isOpen ? openWords : words).of(tab), isOpen ? Style.OPEN_TAB : Style.QUIET);
        }
        return line.add(isOpen ? "]" : "", Style.QUIET);
    }
}
