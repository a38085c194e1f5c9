package io.topz.top.control;

import io.topz.top.key.Action;
import io.topz.top.key.Click;
import io.topz.top.state.TopState;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.view.ClickTarget;
import io.topz.top.view.Regions;

/** Applies mouse clicks, which open a view, sort by a column or reverse its order, select a row, or open the selected one. */
final class MouseClicks {

    private MouseClicks() {}

    static TopState on(TopState state, Click click) {
        ClickTarget spot = ClickTarget.at(state, click.column(), click.row());
        if (spot instanceof ClickTarget.Tab tab) {
            return Navigation.open(state, tab.view());
        }
        if (spot instanceof ClickTarget.Heading heading) {
            return sorted(state, heading.key());
        }
        if (spot instanceof ClickTarget.Row row) {
            boolean again = state.table().current() != null
                    && row.index() == state.table().cursor()
                    && state.table().followed() != null;
            return again ? Commander.apply(state, Action.ENTER) : selected(state, row.index());
        }
        return state;
    }

    private static TopState sorted(TopState state, String key) {
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                SortOrder order = table.order();
                return table.sortedBy(order.key().equals(key) ? order.reverse() : SortOrder.by(key));
            }
        });
    }

    private static TopState selected(TopState state, int index) {
        int lines = Math.max(1, Regions.of(state).tableRows());
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return table.moveTo(index, lines);
            }
        });
    }
}
