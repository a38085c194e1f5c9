package io.topz.top.control;

import io.topz.top.key.Action;
import io.topz.top.key.Command;
import io.topz.top.key.Edit;
import io.topz.top.state.Mode;
import io.topz.top.state.Page;
import io.topz.top.state.Tab;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.ConnRow;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import io.topz.top.view.HelpRegion;
import io.topz.top.view.Regions;
import java.util.List;

/** What commands do to the state. Pure; quitting, drawing anew and other servers are the
 * dashboard's. */
public final class Commander {

    private Commander() {}

    /** The state after a command. */
    public static TopState apply(TopState state, Command command) {
        if (command instanceof Edit edit) {
            return Typing.apply(state, edit);
        }
        Action action = (Action) command;
        if (state.mode() instanceof Mode.Help help) {
            return inHelp(state, help, action);
        }
        return switch (action) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HALF_PAGE_UP, HALF_PAGE_DOWN, TOP, BOTTOM -> move(state, action);
            case SORT_LEFT, SORT_RIGHT, REVERSE -> sort(state, action);
            case TOGGLE_SUBS, TOGGLE_LOOKUP, TOGGLE_RAW, TOGGLE_RATES, PAUSE, LONGER_INTERVAL, SHORTER_INTERVAL ->
                set(state, action);
            case FIRST_VIEW, SECOND_VIEW, NEXT_VIEW, PREVIOUS_VIEW, TOGGLE_CLOSED -> view(state, action);
            case ENTER -> enter(state);
            case BACK -> back(state);
            case ASK_SORT -> state.withMode(new Mode.Prompt(Mode.Question.SORT, ""));
            case ASK_LIMIT -> state.withMode(new Mode.Prompt(Mode.Question.LIMIT, ""));
            case FILTER -> state.withMode(new Mode.Filter(state.table().filter()));
            case HELP -> state.withMode(new Mode.Help(0));
            case NEXT_SERVER, PREVIOUS_SERVER, REDRAW, QUIT -> state;
        };
    }

    private static TopState inHelp(TopState state, Mode.Help help, Action action) {
        int page = Regions.helpRows(state);
        int top = switch (action) {
            case UP -> help.top() - 1;
            case DOWN -> help.top() + 1;
            case PAGE_UP -> help.top() - page;
            case PAGE_DOWN -> help.top() + page;
            case HALF_PAGE_UP -> help.top() - page / 2;
            case HALF_PAGE_DOWN -> help.top() + page / 2;
            case TOP -> 0;
            case BOTTOM -> Integer.MAX_VALUE;
            default -> -1;
        };
        boolean leaves = action == Action.BACK || action == Action.QUIT;
        return state.withMode(leaves ? new Mode.Browse() : new Mode.Help(HelpRegion.clampTop(top, page)));
    }

    private static TopState move(TopState state, Action action) {
        int lines = Math.max(1, Regions.of(state).tableRows());
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return switch (action) {
                    case UP -> table.move(-1, lines);
                    case DOWN -> table.move(1, lines);
                    case PAGE_UP -> table.move(-lines, lines);
                    case PAGE_DOWN -> table.move(lines, lines);
                    case HALF_PAGE_UP -> table.move(-Math.max(1, lines / 2), lines);
                    case HALF_PAGE_DOWN -> table.move(Math.max(1, lines / 2), lines);
                    case BOTTOM -> table.moveTo(Integer.MAX_VALUE, lines);
                    default -> table.toTop();
                };
            }
        });
    }

    private static TopState sort(TopState state, Action action) {
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                if (action == Action.REVERSE) {
                    return table.sortedBy(table.order().reverse());
                }
                return table.sortedBy(neighbour(table, action == Action.SORT_LEFT ? -1 : 1));
            }
        });
    }

    private static <R> SortOrder neighbour(Table<R> table, int step) {
        List<Column<R>> columns = table.columns();
        int at = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(table.order().key())) {
                at = i;
            }
        }
        return SortOrder.by(
                columns.get(Math.floorMod(at + step, columns.size())).key());
    }

    private static TopState set(TopState state, Action action) {
        var settings = state.settings();
        return Settling.with(
                state,
                switch (action) {
                    case TOGGLE_SUBS -> settings.withSubs(!settings.subs());
                    case TOGGLE_LOOKUP -> settings.withLookup(!settings.lookup());
                    case TOGGLE_RAW -> settings.withRaw(!settings.raw());
                    case TOGGLE_RATES -> settings.withRates(!settings.rates());
                    case PAUSE -> settings.withPaused(!settings.paused());
                    case LONGER_INTERVAL -> settings.withInterval(Intervals.longer(settings.interval()));
                    default -> settings.withInterval(Intervals.shorter(settings.interval()));
                });
    }

    private static TopState view(TopState state, Action action) {
        Tab[] tabs = Tab.values();
        int open = List.of(tabs).indexOf(state.page().tab());
        Tab tab = switch (action) {
            case FIRST_VIEW -> Tab.CONNECTIONS;
            case SECOND_VIEW -> Tab.CLOSED;
            case NEXT_VIEW -> tabs[Math.floorMod(open + 1, tabs.length)];
            case PREVIOUS_VIEW -> tabs[Math.floorMod(open - 1, tabs.length)];
            default -> state.page() instanceof Page.Closed ? Tab.CONNECTIONS : Tab.CLOSED;
        };
        return state.withPage(tab.page());
    }

    /** Looks into the connection under the cursor, which is shown as the table knows it until the server has told more. */
    private static TopState enter(TopState state) {
        if (state.page() instanceof Page.Connection || !(state.table().current() instanceof ConnRow row)) {
            return state;
        }
        Long cid = row.conn().cid();
        if (cid == null) {
            return state;
        }
        return state.withPage(new Page.Connection(cid, state.page()))
                .withConnection(row)
                .withSubscriptions(
                        Table.empty(TableSpec.SUBSCRIPTIONS, state.settings().look()));
    }

    private static TopState back(TopState state) {
        if (!state.table().filter().isEmpty()) {
            return Typing.filtered(state, "");
        }
        if (state.page() instanceof Page.Connection one) {
            return state.withPage(one.from()).withConnection(null);
        }
        return state.withIncident(null).withNotice(null);
    }
}
