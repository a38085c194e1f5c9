package io.topz.top.view;

import io.topz.top.canvas.Line;
import io.topz.top.canvas.Style;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bar with the keys and names of the views; the open one is in brackets. On narrow screens the names are shorter. If even those do not
 * fit, only the views nearest to the open one have names; after that the keys move close together, and finally only the open view remains.
 *
 * @param open the open view
 * @param shown the views in the bar
 * @param named the views shown with their names
 * @param gap the number of blanks between views
 * @param words the length of the names
 * @param openWords the length of the name of the open view
 */
record ViewBar(View open, List<View> shown, Set<View> named, int gap, Words words, Words openWords) {

    /** The length of the names, with or without a blank between names and keys. */
    private enum Words {
        FULL,
        SHORT,
        BRIEF;

        String of(View view) {
            return switch (this) {
                case FULL -> view.title();
                case SHORT -> view.shortTitle();
                case BRIEF -> view.briefTitle();
            };
        }
    }

    /** The bar that fits into {@code room} columns. */
    static ViewBar of(ViewList views, View open, int room) {
        List<View> list = views.all();
        Set<View> all = Set.copyOf(list);
        List<ViewBar> worded = List.of(
                new ViewBar(open, list, all, 2, Words.FULL, Words.FULL),
                new ViewBar(open, list, all, 1, Words.FULL, Words.FULL),
                new ViewBar(open, list, all, 1, Words.SHORT, Words.FULL),
                new ViewBar(open, list, all, 1, Words.SHORT, Words.SHORT),
                new ViewBar(open, list, all, 1, Words.BRIEF, Words.FULL),
                new ViewBar(open, list, all, 1, Words.BRIEF, Words.SHORT));
        return worded.stream().filter(bar -> bar.width() <= room).findFirst().orElseGet(() -> keys(list, open, room));
    }

    /** A bar of keys, with names as far as they fit. */
    private static ViewBar keys(List<View> list, View open, int room) {
        ViewBar keys = new ViewBar(open, list, Set.of(open), 1, Words.FULL, Words.FULL);
        if (keys.width() > room) {
            ViewBar close = new ViewBar(open, keys.shown, keys.named, 0, Words.FULL, Words.FULL);
            return close.width() <= room
                    ? close
                    : new ViewBar(open, List.of(open), keys.named, 0, Words.FULL, Words.FULL);
        }
        ViewBar fitting = keys;
        for (View next : byDistance(list, open)) {
            ViewBar wider = fitting.naming(next);
            if (wider.width() > room) {
                return fitting;
            }
            fitting = wider;
        }
        return fitting;
    }

    private static List<View> byDistance(List<View> list, View open) {
        int at = list.indexOf(open);
        return list.stream()
                .filter(view -> !view.equals(open))
                .sorted((one, other) ->
                        Integer.compare(Math.abs(list.indexOf(one) - at), Math.abs(list.indexOf(other) - at)))
                .toList();
    }

    private ViewBar naming(View view) {
        Set<View> more = new HashSet<>(named);
        more.add(view);
        return new ViewBar(open, shown, more, gap, words, openWords);
    }

    int width() {
        return line().width();
    }

    /** The view whose key or name is at a column of the bar, null for none. */
    @Nullable
    View at(int column) {
        int from = 0;
        for (View view : shown) {
            int end = from + add(new Line(), view).width();
            if (column >= from && column < end) {
                return view;
            }
            from = end + gap;
        }
        return null;
    }

    Line line() {
        Line line = new Line();
        for (View view : shown) {
            line.value(line.width() == 0 ? "" : " ".repeat(gap));
            add(line, view);
        }
        return line;
    }

    private Line add(Line line, View view) {
        boolean isOpen = view.equals(open);
        line.add(isOpen ? "[" : "", Style.QUIET).add(String.valueOf(view.key()), Style.KEY);
        if (named.contains(view)) {
            line.value(words == Words.BRIEF && !isOpen ? "" : " ")
                    .add((isOpen ? openWords : words).of(view), isOpen ? Style.OPEN_TAB : Style.QUIET);
        }
        return line.add(isOpen ? "]" : "", Style.QUIET);
    }
}
