package io.topz.top.view;

import io.topz.top.state.Tab;
import io.topz.top.state.TopState;

/** The views with their number keys; the open one in brackets. */
final class TabBar {

    private TabBar() {}

    /** All of them if there is room for it, else the open one and the keys of the others. */
    static Line line(TopState state, int room) {
        Line all = all(state);
        return all.width() <= room ? all : open(state);
    }

    private static Line all(TopState state) {
        Line line = new Line();
        for (Tab tab : Tab.values()) {
            boolean open = tab == state.page().tab();
            line.add(open ? "[" : " ", Style.QUIET)
                    .add(String.valueOf(tab.digit()), Style.KEY)
                    .value(" ")
                    .add(tab.title(), open ? Style.OPEN_TAB : Style.QUIET)
                    .add(open ? "]" : " ", Style.QUIET);
        }
        return line;
    }

    private static Line open(TopState state) {
        Line line = new Line();
        for (Tab tab : Tab.values()) {
            boolean open = tab == state.page().tab();
            line.add(open ? "[" : "", Style.QUIET).add(String.valueOf(tab.digit()), Style.KEY);
            if (open) {
                line.value(" ").add(tab.title(), Style.OPEN_TAB).add("]", Style.QUIET);
            }
        }
        return line;
    }
}
