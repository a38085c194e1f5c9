package io.topz.top.control;

import io.topz.top.key.Action;
import io.topz.top.key.Click;
import io.topz.top.key.Command;
import io.topz.top.key.Edit;
import io.topz.top.key.OpenView;
import io.topz.top.state.Effect;
import io.topz.top.state.Mode;
import io.topz.top.state.Page;
import io.topz.top.state.TopState;
import io.topz.top.table.Column;
import io.topz.top.table.SortOrder;
import io.topz.top.table.Table;
import io.topz.top.view.HelpRegion;
import io.topz.top.view.Regions;
import java.util.List;

/** Applies commands to the state, without side effects; the dashboard itself quits, redraws and changes servers. */
public final class Commander {

    /** The number of rows per notch of the mouse wheel. */
    private static final int WHEEL_ROWS = 3;

    private Commander() {}

    /** The state after a command. */
    public static TopState apply(TopState state, Command command) {
        if (command instanceof Edit edit) {
            return TextInput.apply(state, edit);
        }
        if (command instanceof Click click) {
            return MouseClicks.on(state, click);
        }
        if (command instanceof OpenView open) {
            return Navigation.open(state, open.view());
        }
        Action action = (Action) command;
        if (action == Action.SUSPEND) {
            return state.withEffect(new Effect.Suspend());
        }
        if (state.mode() instanceof Mode.Help help) {
            return inHelp(state, help, action);
        }
        if (state.page().topic() == Page.Topic.JETSTREAM
                && action.isOfConnections()
                && action != Action.TOGGLE_CLOSED) {
            return state.withMessage("that key is about connections (1); streams show totals and rates side by side");
        }
        return switch (action) {
            case UP, DOWN, PAGE_UP, PAGE_DOWN, HALF_PAGE_UP, HALF_PAGE_DOWN, SCROLL_UP, SCROLL_DOWN, TOP, BOTTOM ->
                move(state, action);
            case SORT_LEFT, SORT_RIGHT, REVERSE -> sort(state, action);
            case TOGGLE_SUBS, TOGGLE_LOOKUP, TOGGLE_RAW, TOGGLE_RATES, PAUSE, LONGER_INTERVAL, SHORTER_INTERVAL ->
                set(state, action);
            case NEXT_VIEW, PREVIOUS_VIEW, TOGGLE_CLOSED -> Navigation.view(state, action);
            case FOLD -> Navigation.fold(state, state.grouping().next());
            case ENTER -> state.page().openRow(state).withDetailTop(0);
            case BACK -> Navigation.back(state).withDetailTop(0);
            case ASK_SORT -> state.withMode(new Mode.Prompt(Mode.Question.SORT, ""));
            case ASK_LIMIT -> state.withMode(new Mode.Prompt(Mode.Question.LIMIT, ""));
            case FILTER -> TextInput.filtered(state.withMode(new Mode.Filter("")), "");
            case PALETTE -> state.withMode(new Mode.Palette(""));
            case WHO -> state.withMode(new Mode.Palette("who "));
            case MARK -> MarkCommands.mark(state);
            case COPY -> ClipboardCopy.row(state);
            case COPY_CELL -> ClipboardCopy.cell(state, state.table().order().key());
            case SAVE -> state.withEffect(new Effect.Save(SavedView.of(state)));
            case HELP -> state.withMode(new Mode.Help(0));
            case STEP_FORWARD, STEP_BACK, JUMP_FORWARD, JUMP_BACK, FASTER, SLOWER ->
                state.withMessage("that key is about recordings: topz top --replay FILE");
            case TOGGLE_MOUSE -> mouse(state);
            case NEXT_SERVER, PREVIOUS_SERVER, REDRAW, SUSPEND, QUIT -> state;
        };
    }

    /** Marks the last sample, which has all data that a mark compares, without a message. */
    public static TopState markSample(TopState state) {
        return MarkCommands.markSample(state);
    }

    private static TopState inHelp(TopState state, Mode.Help help, Action action) {
        int page = Regions.helpRows(state);
        int top = switch (action) {
            case UP -> help.top() - 1;
            case DOWN -> help.top() + 1;
            case SCROLL_UP -> help.top() - WHEEL_ROWS;
            case SCROLL_DOWN -> help.top() + WHEEL_ROWS;
            case PAGE_UP -> help.top() - page;
            case PAGE_DOWN -> help.top() + page;
            case HALF_PAGE_UP -> help.top() - page / 2;
            case HALF_PAGE_DOWN -> help.top() + page / 2;
            case TOP -> 0;
            case BOTTOM -> Integer.MAX_VALUE;
            default -> -1;
        };
        boolean leaves = action == Action.BACK || action == Action.QUIT;
        return state.withMode(leaves ? new Mode.Browse() : new Mode.Help(HelpRegion.clampTop(state, top, page)));
    }

    private static TopState scroll(TopState state, Action action) {
        int page = Math.max(1, Regions.of(state).detail() - 1);
        int last = Regions.lastDetailTop(state);
        int top = Math.min(state.detailTop(), last);
        int moved = switch (action) {
            case UP -> top - 1;
            case DOWN -> top + 1;
            case SCROLL_UP -> top - WHEEL_ROWS;
            case SCROLL_DOWN -> top + WHEEL_ROWS;
            case PAGE_UP -> top - page;
            case PAGE_DOWN -> top + page;
            case HALF_PAGE_UP -> top - page / 2;
            case HALF_PAGE_DOWN -> top + page / 2;
            case BOTTOM -> last;
            default -> 0;
        };
        return state.withDetailTop(Math.max(0, Math.min(moved, last)));
    }

    private static TopState move(TopState state, Action action) {
        if (state.page().isDetailOnly()) {
            return scroll(state, action);
        }
        int lines = Math.max(1, Regions.of(state).tableRows());
        return state.withTable(new TopState.TableChange() {
            @Override
            public <R> Table<R> apply(Table<R> table) {
                return switch (action) {
                    case UP -> table.move(-1, lines);
                    case DOWN -> table.move(1, lines);
                    case SCROLL_UP -> table.move(-WHEEL_ROWS, lines);
                    case SCROLL_DOWN -> table.move(WHEEL_ROWS, lines);
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

    private static TopState mouse(TopState state) {
        boolean on = !state.settings().mouse();
        String told = on
                ? "mouse on: click a row, a heading or a view; hold Shift to select text; X turns it off"
                : "mouse off";
        return state.withSettings(state.settings().withMouse(on)).withMessage(told);
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
        return SettingsChange.with(
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
}
