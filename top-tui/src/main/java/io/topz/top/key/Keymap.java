package io.topz.top.key;

import static io.topz.top.key.Key.control;

import io.topz.top.key.Binding.Stroke;
import io.topz.top.key.Key.Kind;
import io.topz.top.state.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each key does: the one table that the dashboard obeys and the help page prints. nats-top's keys are among them. */
public final class Keymap {

    /** A heading of the help page and the keys below it. */
    public record Group(String title, List<Binding> bindings) {}

    /** Every key, in the order of the help page. */
    public static final List<Group> GROUPS = List.of(
            new Group(
                    "Move",
                    List.of(
                            line("one row")
                                    .keys(k(Kind.UP, Action.UP), k(Kind.DOWN, Action.DOWN))
                                    .keys(k('k', Action.UP), k('j', Action.DOWN))
                                    .build(),
                            line("one page")
                                    .keys(k(Kind.PAGE_UP, Action.PAGE_UP), k(Kind.PAGE_DOWN, Action.PAGE_DOWN))
                                    .keys(c('b', Action.PAGE_UP), c('f', Action.PAGE_DOWN))
                                    .build(),
                            line("half a page")
                                    .keys(c('u', Action.HALF_PAGE_UP), c('d', Action.HALF_PAGE_DOWN))
                                    .build(),
                            line("first row and stay there, last row")
                                    .keys(k(Kind.HOME, Action.TOP), k(Kind.END, Action.BOTTOM))
                                    .keys(k('g', Action.TOP), k('G', Action.BOTTOM))
                                    .build(),
                            line("look into the connection, stream or consumer")
                                    .hint("open")
                                    .keys(k(Kind.ENTER, Action.ENTER))
                                    .build(),
                            line("clear the filter, close the banner, go back")
                                    .keys(k(Kind.ESCAPE, Action.BACK))
                                    .build())),
            new Group(
                    "Views",
                    List.of(
                            line("connections, closed ones, streams, consumers, buckets")
                                    .hint("views")
                                    .keys(k(Kind.TAB, Action.NEXT_VIEW))
                                    .keys(
                                            k('1', Action.FIRST_VIEW),
                                            k('2', Action.SECOND_VIEW),
                                            k('3', Action.THIRD_VIEW),
                                            k('4', Action.FOURTH_VIEW),
                                            k('5', Action.FIFTH_VIEW))
                                    .unnamed(k(Kind.BACK_TAB, Action.PREVIOUS_VIEW))
                                    .build(),
                            line("who may be cut as a slow consumer; incidents, those that were")
                                    .keys(k('6', Action.SLOW), k('7', Action.INCIDENTS))
                                    .build(),
                            line("accounts").keys(k('8', Action.ACCOUNTS)).build(),
                            line("groups of connections; by name, account, user, host, client")
                                    .keys(k('9', Action.GROUPS))
                                    .keys(k('f', Action.FOLD))
                                    .build(),
                            line("overview of everything; health, and whether to restart")
                                    .keys(k('0', Action.OVERVIEW), k('H', Action.HEALTH))
                                    .build(),
                            line("churn: who comes and goes; subscriptions")
                                    .keys(k('C', Action.CHURN), k('S', Action.SUBSCRIPTIONS))
                                    .build(),
                            line("the server before, the next one")
                                    .keys(k('[', Action.PREVIOUS_SERVER), k(']', Action.NEXT_SERVER))
                                    .build(),
                            line("closed connections with their reasons, and back")
                                    .hint("closed")
                                    .keys(k('c', Action.TOGGLE_CLOSED))
                                    .build())),
            new Group(
                    "Sort and filter",
                    List.of(
                            line("sort by the column to the left, to the right")
                                    .hint("sort")
                                    .keys(k('<', Action.SORT_LEFT), k('>', Action.SORT_RIGHT))
                                    .keys(k(Kind.LEFT, Action.SORT_LEFT), k(Kind.RIGHT, Action.SORT_RIGHT))
                                    .build(),
                            line("type the column to sort by")
                                    .keys(k('o', Action.ASK_SORT))
                                    .build(),
                            line("reverse the order")
                                    .hint("reverse")
                                    .keys(k('r', Action.REVERSE))
                                    .build(),
                            line("show only some rows: words, rate>1000 lang:go; Esc clears")
                                    .hint("filter")
                                    .keys(k('/', Action.FILTER))
                                    .build(),
                            line("type how many connections to ask for")
                                    .keys(k('n', Action.ASK_LIMIT))
                                    .build())),
            new Group(
                    "Show",
                    List.of(
                            line("what moves per second instead of totals")
                                    .hint("rates")
                                    .keys(k(' ', Action.TOGGLE_RATES))
                                    .build(),
                            line("subjects that connections subscribe to")
                                    .hint("subs")
                                    .keys(k('s', Action.TOGGLE_SUBS))
                                    .build(),
                            line("names of hosts by DNS")
                                    .hint("dns")
                                    .keys(k('d', Action.TOGGLE_LOOKUP))
                                    .build(),
                            line("every digit instead of K, M and G")
                                    .hint("raw")
                                    .keys(k('b', Action.TOGGLE_RAW))
                                    .build())),
            new Group(
                    "Poll",
                    List.of(
                            line("pause and resume")
                                    .hint("pause")
                                    .keys(k('p', Action.PAUSE))
                                    .build(),
                            line("longer, shorter interval")
                                    .keys(k('+', Action.LONGER_INTERVAL), k('-', Action.SHORTER_INTERVAL))
                                    .unnamed(k('=', Action.LONGER_INTERVAL)) // the plus key without shift
                                    .build())),
            new Group(
                    "Replay of a recording",
                    List.of(
                            line("one poll back, one forward, and pause; p plays")
                                    .keys(k(',', Action.STEP_BACK), k('.', Action.STEP_FORWARD))
                                    .build(),
                            line("a minute back, a minute forward")
                                    .keys(k('(', Action.JUMP_BACK), k(')', Action.JUMP_FORWARD))
                                    .build(),
                            line("slower, faster")
                                    .keys(k('{', Action.SLOWER), k('}', Action.FASTER))
                                    .build())),
            new Group(
                    "Other",
                    List.of(
                            line("this help")
                                    .hint("help")
                                    .keys(k('?', Action.HELP))
                                    .keys(k('h', Action.HELP))
                                    .build(),
                            line("type a command; Tab completes")
                                    .hint("command")
                                    .keys(k(':', Action.PALETTE))
                                    .build(),
                            line("who gets a subject").keys(k('W', Action.WHO)).build(),
                            line("mark: numbers show their change since; what came and went")
                                    .keys(k('m', Action.MARK), k('M', Action.CHANGES))
                                    .build(),
                            line("copy the row to the clipboard; its value in the column sorted by")
                                    .keys(k('y', Action.COPY), k('Y', Action.COPY_CELL))
                                    .build(),
                            line("save the view for the next start")
                                    .keys(k('w', Action.SAVE))
                                    .build(),
                            line("mouse: click a row, heading or view; then the terminal selects with Shift")
                                    .keys(k('X', Action.TOGGLE_MOUSE))
                                    .unnamed(k(Kind.WHEEL_UP, Action.SCROLL_UP), k(Kind.WHEEL_DOWN, Action.SCROLL_DOWN))
                                    .build(),
                            line("draw the screen anew")
                                    .keys(c('l', Action.REDRAW))
                                    .build(),
                            line("back to the shell; fg returns")
                                    .keys(c('z', Action.SUSPEND))
                                    .build(),
                            line("quit")
                                    .hint("quit")
                                    .keys(k('q', Action.QUIT))
                                    .keys(c('c', Action.QUIT))
                                    .build())));

    private static final Map<Key, Action> ACTIONS = actions();

    private Keymap() {}

    /** The keys that the bottom line names, the most important first. */
    public static List<Binding> hinted() {
        List<Binding> hinted = new ArrayList<>();
        hinted.addAll(GROUPS.get(GROUPS.size() - 1).bindings());
        for (Group group : GROUPS.subList(0, GROUPS.size() - 1)) {
            hinted.addAll(group.bindings());
        }
        hinted.removeIf(binding -> binding.hint().isEmpty());
        return hinted;
    }

    /** What a key means in a mode, null for nothing. */
    public static @Nullable Command command(Mode mode, Key key) {
        if (key.equals(control('c')) || key.kind() == Kind.END_OF_INPUT) {
            return Action.QUIT;
        }
        if (key.equals(control('z'))) {
            return Action.SUSPEND;
        }
        if (mode instanceof Mode.Browse) {
            return key.kind() == Kind.CLICK ? new Click(key.column(), key.row()) : ACTIONS.get(key);
        }
        return mode instanceof Mode.Help ? inHelp(key) : inText(key);
    }

    /** On the help page the keys that move scroll it, and every other one leaves it, as in nats-top. */
    private static Action inHelp(Key key) {
        Action action = ACTIONS.getOrDefault(key, Action.BACK);
        return switch (action) {
            case UP,
                    DOWN,
                    PAGE_UP,
                    PAGE_DOWN,
                    HALF_PAGE_UP,
                    HALF_PAGE_DOWN,
                    SCROLL_UP,
                    SCROLL_DOWN,
                    TOP,
                    BOTTOM,
                    REDRAW -> action;
            default -> Action.BACK;
        };
    }

    private static @Nullable Command inText(Key key) {
        return switch (key.kind()) {
            case ENTER -> new Edit.Accept();
            case ESCAPE -> new Edit.Cancel();
            case BACKSPACE -> new Edit.Erase();
            case TAB -> new Edit.Complete();
            case CHARACTER -> key.control() ? controlInText(key.character()) : new Edit.Type(key.character());
            default -> null;
        };
    }

    private static @Nullable Command controlInText(char letter) {
        return switch (letter) {
            case 'h' -> new Edit.Erase();
            case 'u', 'w' -> new Edit.EraseAll();
            case 'l' -> Action.REDRAW;
            default -> null;
        };
    }

    private static Map<Key, Action> actions() {
        Map<Key, Action> actions = new HashMap<>();
        for (Group group : GROUPS) {
            for (Binding binding : group.bindings()) {
                binding.strokes().forEach(stroke -> actions.put(stroke.key(), stroke.action()));
            }
        }
        return Map.copyOf(actions);
    }

    private static BindingLine line(String does) {
        return new BindingLine(does);
    }

    private static Stroke k(char character, Action action) {
        return new Stroke(Key.of(character), action);
    }

    private static Stroke k(Kind kind, Action action) {
        return new Stroke(Key.of(kind), action);
    }

    private static Stroke c(char letter, Action action) {
        return new Stroke(control(letter), action);
    }

    /** A line of the help page that is being written. */
    private static final class BindingLine {

        private final String does;
        private final List<List<Stroke>> named = new ArrayList<>();
        private List<Stroke> unnamed = List.of();
        private String hint = "";

        BindingLine(String does) {
            this.does = does;
        }

        BindingLine keys(Stroke... strokes) {
            named.add(List.of(strokes));
            return this;
        }

        BindingLine unnamed(Stroke... strokes) {
            unnamed = List.of(strokes);
            return this;
        }

        BindingLine hint(String word) {
            hint = word;
            return this;
        }

        Binding build() {
            return new Binding(List.copyOf(named), unnamed, does, hint);
        }
    }
}
