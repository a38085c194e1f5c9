package io.topz.top.view;

import io.topz.top.state.Tab;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The views with their keys; the open one in brackets and always with its name. The others have their names as far as there is room,
 * those next to the open one first; in little room the keys stand close together, and in the least the open view stands alone.
 *
 * @param open the open view
 * @param shown the views in the bar
 * @param named those with their names
 * @param gap blanks between them
 */
record TabBar(Tab open, Set<Tab> shown, Set<Tab> named, int gap) {

    private static final List<Tab> TABS = List.of(Tab.values());

    /** The bar that fits into so many columns. */
    static TabBar of(Tab open, int room) {
        TabBar keys = new TabBar(open, EnumSet.allOf(Tab.class), EnumSet.of(open), 1);
        if (keys.width() > room) {
            TabBar close = new TabBar(open, keys.shown, keys.named, 0);
            return close.width() <= room ? close : new TabBar(open, EnumSet.of(open), keys.named, 0);
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
        return new TabBar(open, shown, more, gap);
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
            line.value(" ").add(tab.title(), isOpen ? Style.OPEN_TAB : Style.QUIET);
        }
        return line.add(isOpen ? "]" : "", Style.QUIET);
    }
}
