package io.topz.top.view;

import io.topz.top.state.Tab;
import io.topz.top.state.TopState;

/** The views with their number keys; the open one in brackets. */
final class TabBar {

    private TabBar() {}

    static Line line(TopState state) {
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
}
