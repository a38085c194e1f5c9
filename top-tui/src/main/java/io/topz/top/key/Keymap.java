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
                            bind(
                                    "up down, k j",
                                    "one row",
                                    "",
                                    k(Kind.UP, Action.UP),
                                    k('k', Action.UP),
                                    k(Kind.DOWN, Action.DOWN),
                                    k('j', Action.DOWN)),
                            bind(
                                    "PgUp PgDn, Ctrl-B Ctrl-F",
                                    "one page",
                                    "",
                                    k(Kind.PAGE_UP, Action.PAGE_UP),
                                    c('b', Action.PAGE_UP),
                                    k(Kind.PAGE_DOWN, Action.PAGE_DOWN),
                                    c('f', Action.PAGE_DOWN)),
                            bind(
                                    "Ctrl-U Ctrl-D",
                                    "half a page",
                                    "",
                                    c('u', Action.HALF_PAGE_UP),
                                    c('d', Action.HALF_PAGE_DOWN)),
                            bind(
                                    "Home End, g G",
                                    "first row and stay there, last row",
                                    "",
                                    k(Kind.HOME, Action.TOP),
                                    k('g', Action.TOP),
                                    k(Kind.END, Action.BOTTOM),
                                    k('G', Action.BOTTOM)),
                            bind(
                                    "Enter",
                                    "look into the connection, stream or consumer",
                                    "open",
                                    k(Kind.ENTER, Action.ENTER)),
                            bind(
                                    "Esc",
                                    "clear the filter, close the banner, go back",
                                    "",
                                    k(Kind.ESCAPE, Action.BACK)))),
            new Group(
                    "Views",
                    List.of(
                            bind(
                                    "Tab, 1 2 3 4 5",
                                    "connections, closed ones, streams, consumers, buckets",
                                    "views",
                                    k('1', Action.FIRST_VIEW),
                                    k('2', Action.SECOND_VIEW),
                                    k('3', Action.THIRD_VIEW),
                                    k('4', Action.FOURTH_VIEW),
                                    k('5', Action.FIFTH_VIEW),
                                    k(Kind.TAB, Action.NEXT_VIEW),
                                    k(Kind.BACK_TAB, Action.PREVIOUS_VIEW)),
                            bind(
                                    "6 7",
                                    "who may be cut as a slow consumer; incidents, those that were",
                                    "",
                                    k('6', Action.SLOW),
                                    k('7', Action.INCIDENTS)),
                            bind("8", "accounts", "", k('8', Action.ACCOUNTS)),
                            bind(
                                    "9, f",
                                    "groups of connections; by name, account, user, host, client",
                                    "",
                                    k('9', Action.GROUPS),
                                    k('f', Action.FOLD)),
                            bind(
                                    "0 H",
                                    "overview of everything; health, and whether to restart",
                                    "",
                                    k('0', Action.OVERVIEW),
                                    k('H', Action.HEALTH)),
                            bind(
                                    "C S",
                                    "churn: who comes and goes; subscriptions",
                                    "",
                                    k('C', Action.CHURN),
                                    k('S', Action.SUBSCRIPTIONS)),
                            bind(
                                    "[ ]",
                                    "the server before, the next one",
                                    "",
                                    k('[', Action.PREVIOUS_SERVER),
                                    k(']', Action.NEXT_SERVER)),
                            bind(
                                    "c",
                                    "closed connections with their reasons, and back",
                                    "closed",
                                    k('c', Action.TOGGLE_CLOSED)))),
            new Group(
                    "Sort and filter",
                    List.of(
                            bind(
                                    "< >, left right",
                                    "sort by the column to the left, to the right",
                                    "sort",
                                    k('<', Action.SORT_LEFT),
                                    k(Kind.LEFT, Action.SORT_LEFT),
                                    k('>', Action.SORT_RIGHT),
                                    k(Kind.RIGHT, Action.SORT_RIGHT)),
                            bind("o", "type the column to sort by", "", k('o', Action.ASK_SORT)),
                            bind("r", "reverse the order", "reverse", k('r', Action.REVERSE)),
                            bind(
                                    "/",
                                    "show only some rows: words, rate>1000 lang:go; Esc clears",
                                    "filter",
                                    k('/', Action.FILTER)),
                            bind("n", "type how many connections to ask for", "", k('n', Action.ASK_LIMIT)))),
            new Group(
                    "Show",
                    List.of(
                            bind(
                                    "space",
                                    "what moves per second instead of totals",
                                    "rates",
                                    k(' ', Action.TOGGLE_RATES)),
                            bind("s", "subjects that connections subscribe to", "subs", k('s', Action.TOGGLE_SUBS)),
                            bind("d", "names of hosts by DNS", "dns", k('d', Action.TOGGLE_LOOKUP)),
                            bind("b", "every digit instead of K, M and G", "raw", k('b', Action.TOGGLE_RAW)))),
            new Group(
                    "Poll",
                    List.of(
                            bind("p", "pause and resume", "pause", k('p', Action.PAUSE)),
                            bind(
                                    "+ -",
                                    "longer, shorter interval",
                                    "",
                                    k('+', Action.LONGER_INTERVAL),
                                    k('=', Action.LONGER_INTERVAL),
                                    k('-', Action.SHORTER_INTERVAL)))),
            new Group(
                    "Replay of a recording",
                    List.of(
                            bind(
                                    ", .",
                                    "one poll back, one forward, and pause; p plays",
                                    "",
                                    k(',', Action.STEP_BACK),
                                    k('.', Action.STEP_FORWARD)),
                            bind(
                                    "( )",
                                    "a minute back, a minute forward",
                                    "",
                                    k('(', Action.JUMP_BACK),
                                    k(')', Action.JUMP_FORWARD)),
                            bind("{ }", "slower, faster", "", k('{', Action.SLOWER), k('}', Action.FASTER)))),
            new Group(
                    "Other",
                    List.of(
                            bind("?, h", "this help", "help", k('?', Action.HELP), k('h', Action.HELP)),
                            bind(":", "type a command; Tab completes", "command", k(':', Action.PALETTE)),
                            bind("W", "who gets a subject", "", k('W', Action.WHO)),
                            bind(
                                    "m M",
                                    "mark: numbers show their change since; what came and went",
                                    "",
                                    k('m', Action.MARK),
                                    k('M', Action.CHANGES)),
                            bind(
                                    "y Y",
                                    "copy the row to the clipboard; its value in the column sorted by",
                                    "",
                                    k('y', Action.COPY),
                                    k('Y', Action.COPY_CELL)),
                            bind("w", "save the view for the next start", "", k('w', Action.SAVE)),
                            bind(
                                    "X",
                                    "mouse: click a row, heading or view; then the terminal selects with Shift",
                                    "",
                                    k('X', Action.TOGGLE_MOUSE),
                                    k(Kind.WHEEL_UP, Action.SCROLL_UP),
                                    k(Kind.WHEEL_DOWN, Action.SCROLL_DOWN)),
                            bind("Ctrl-L", "draw the screen anew", "", c('l', Action.REDRAW)),
                            bind("Ctrl-Z", "back to the shell; fg returns", "", c('z', Action.SUSPEND)),
                            bind("q, Ctrl-C", "quit", "quit", k('q', Action.QUIT), c('c', Action.QUIT)))));

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
                binding.actions().forEach(stroke -> actions.put(stroke.key(), stroke.action()));
            }
        }
        return Map.copyOf(actions);
    }

    private static Binding bind(String names, String does, String hint, Stroke... strokes) {
        return new Binding(names, does, hint, List.of(strokes));
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
}
