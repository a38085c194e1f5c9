package io.topz.top.key;

import static io.topz.top.key.Key.control;

import io.topz.top.key.Binding.Stroke;
import io.topz.top.key.Key.Kind;
import io.topz.top.state.Mode;
import io.topz.top.state.View;
import io.topz.top.state.ViewList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys and their commands: the one table that the dashboard uses and the help page prints. It includes the keys of nats-top. */
public final class Keymap {

    /** A heading of the help page and the keys below it. */
    public record Group(String title, List<Binding> bindings) {}

    /** The keys of views that the help page combines with others. */
    private static final String LAID_OUT = "1234567890HCSM";

    private static final Group MOVE = new Group(
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
                    line("first row, and stay there; last row")
                            .keys(k(Kind.HOME, Action.TOP), k(Kind.END, Action.BOTTOM))
                            .keys(k('g', Action.TOP), k('G', Action.BOTTOM))
                            .build(),
                    line("open the selected row")
                            .hint("open")
                            .keys(k(Kind.ENTER, Action.ENTER))
                            .build(),
                    line("clear the filter, close the banner, go back")
                            .keys(k(Kind.ESCAPE, Action.BACK))
                            .build()));

    private static final Group SORT = new Group(
            "Sort and filter",
            List.of(
                    line("sort by the column to the left, to the right")
                            .hint("sort")
                            .keys(k('<', Action.SORT_LEFT), k('>', Action.SORT_RIGHT))
                            .keys(k(Kind.LEFT, Action.SORT_LEFT), k(Kind.RIGHT, Action.SORT_RIGHT))
                            .build(),
                    line("enter the column to sort by")
                            .keys(k('o', Action.ASK_SORT))
                            .build(),
                    line("reverse the order")
                            .hint("reverse")
                            .keys(k('r', Action.REVERSE))
                            .build(),
                    line("filter rows: words, rate>1000 lang:go; Esc clears")
                            .hint("filter")
                            .keys(k('/', Action.FILTER))
                            .build(),
                    line("enter the number of connections to request")
                            .keys(k('n', Action.ASK_LIMIT))
                            .build()));

    private static final Group SHOW = new Group(
            "Show",
            List.of(
                    line("rates per second instead of totals")
                            .hint("rates")
                            .keys(k(' ', Action.TOGGLE_RATES))
                            .build(),
                    line("subjects that connections subscribe to")
                            .hint("subs")
                            .keys(k('s', Action.TOGGLE_SUBS))
                            .build(),
                    line("host names by DNS")
                            .hint("dns")
                            .keys(k('d', Action.TOGGLE_LOOKUP))
                            .build(),
                    line("all digits instead of K, M and G")
                            .hint("raw")
                            .keys(k('b', Action.TOGGLE_RAW))
                            .build()));

    private static final Group POLL = new Group(
            "Poll",
            List.of(
                    line("pause and resume")
                            .hint("pause")
                            .keys(k('p', Action.PAUSE))
                            .build(),
                    line("longer, shorter interval")
                            .keys(k('+', Action.LONGER_INTERVAL), k('-', Action.SHORTER_INTERVAL))
                            .unnamed(k('=', Action.LONGER_INTERVAL)) // the plus key without shift
                            .build()));

    private static final Group REPLAY = new Group(
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
                            .build()));

    private final ViewList views;
    private final List<Group> groups;
    private final Map<Key, Command> commands = new HashMap<>();

    private Keymap(ViewList views) {
        this.views = views;
        groups = List.of(MOVE, new Group("Views", viewBindings()), SORT, SHOW, POLL, REPLAY, other());
        for (Group group : groups) {
            for (Binding binding : group.bindings()) {
                binding.strokes().forEach(this::bind);
            }
        }
    }

    private void bind(Stroke stroke) {
        if (commands.put(stroke.key(), stroke.command()) != null) {
            throw new IllegalArgumentException(
                    "two commands have the key " + stroke.key().text());
        }
    }

    /**
     * The keys of a dashboard with these views.
     *
     * @throws IllegalArgumentException if a view has the key of another command
     */
    public static Keymap of(ViewList views) {
        return new Keymap(views);
    }

    /** All keys in the order of the help page. */
    public List<Group> groups() {
        return groups;
    }

    private List<Binding> viewBindings() {
        List<Binding> bindings = new ArrayList<>(List.of(
                line(joined(phrases("12345"), List.of()))
                        .hint("views")
                        .keys(k(Kind.TAB, Action.NEXT_VIEW))
                        .keys(opens("12345"))
                        .unnamed(k(Kind.BACK_TAB, Action.PREVIOUS_VIEW))
                        .build(),
                opening("67"),
                opening("8"),
                line(joined(phrases("9"), List.of("by name, account, user, host, client")))
                        .keys(opens("9"))
                        .keys(k('f', Action.FOLD))
                        .build(),
                opening("0H"),
                opening("CS")));
        for (View view : views.all()) {
            if (LAID_OUT.indexOf(view.key()) < 0) {
                bindings.add(opening(String.valueOf(view.key())));
            }
        }
        bindings.add(line("previous server, next server")
                .keys(k('[', Action.PREVIOUS_SERVER), k(']', Action.NEXT_SERVER))
                .build());
        bindings.add(line("closed connections with their reasons, and back")
                .hint("closed")
                .keys(k('c', Action.TOGGLE_CLOSED))
                .build());
        bindings.removeIf(binding -> binding.named().isEmpty());
        return bindings;
    }

    private Group other() {
        return new Group(
                "Other",
                List.of(
                        line("this help")
                                .hint("help")
                                .keys(k('?', Action.HELP))
                                .keys(k('h', Action.HELP))
                                .build(),
                        line("enter a command; Tab completes")
                                .hint("command")
                                .keys(k(':', Action.PALETTE))
                                .build(),
                        line("receivers of a subject").keys(k('W', Action.WHO)).build(),
                        line(joined(List.of("mark: numbers show their change since"), phrases("M")))
                                .keys(marks())
                                .build(),
                        line("copy the row; copy its value in the sort column")
                                .keys(k('y', Action.COPY), k('Y', Action.COPY_CELL))
                                .build(),
                        line("save the view for the next start")
                                .keys(k('w', Action.SAVE))
                                .build(),
                        line("mouse: click a row, heading or view; then the terminal selects with Shift")
                                .keys(k('X', Action.TOGGLE_MOUSE))
                                .unnamed(k(Kind.WHEEL_UP, Action.SCROLL_UP), k(Kind.WHEEL_DOWN, Action.SCROLL_DOWN))
                                .build(),
                        line("redraw the screen").keys(c('l', Action.REDRAW)).build(),
                        line("back to the shell; fg returns")
                                .keys(c('z', Action.SUSPEND))
                                .build(),
                        line("quit")
                                .hint("quit")
                                .keys(k('q', Action.QUIT))
                                .keys(c('c', Action.QUIT))
                                .build()));
    }

    private Stroke[] marks() {
        return Stream.concat(Stream.of(k('m', Action.MARK)), Arrays.stream(opens("M")))
                .toArray(Stroke[]::new);
    }

    /** The help line of the views with these keys. */
    private Binding opening(String keys) {
        return line(joined(phrases(keys), List.of())).keys(opens(keys)).build();
    }

    /** The views with these keys, in this order; a dashboard may lack some of them. */
    private List<View> views(String keys) {
        List<View> found = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            char key = keys.charAt(i);
            views.all().stream().filter(view -> view.key() == key).forEach(found::add);
        }
        return found;
    }

    private Stroke[] opens(String keys) {
        return views(keys).stream()
                .map(view -> k(view.key(), new OpenView(view)))
                .toArray(Stroke[]::new);
    }

    private List<String> phrases(String keys) {
        return views(keys).stream().map(View::help).toList();
    }

    /** Joins phrases into one line. If one contains a comma or colon, semicolons separate them. */
    private static String joined(List<String> first, List<String> then) {
        List<String> phrases = new ArrayList<>(first);
        phrases.addAll(then);
        boolean isSimple = phrases.stream().noneMatch(phrase -> phrase.matches(".*[,:].*"));
        return String.join(isSimple ? ", " : "; ", phrases);
    }

    /** The keys named in the bottom line, the most important first. */
    public List<Binding> hinted() {
        List<Binding> hinted = new ArrayList<>();
        hinted.addAll(groups.get(groups.size() - 1).bindings());
        for (Group group : groups.subList(0, groups.size() - 1)) {
            hinted.addAll(group.bindings());
        }
        hinted.removeIf(binding -> binding.hint().isEmpty());
        return hinted;
    }

    /** The command of a key in a mode; null if there is none. */
    public @Nullable Command command(Mode mode, Key key) {
        if (key.equals(control('c')) || key.kind() == Kind.END_OF_INPUT) {
            return Action.QUIT;
        }
        if (key.equals(control('z'))) {
            return Action.SUSPEND;
        }
        if (mode instanceof Mode.Browse) {
            return key.kind() == Kind.CLICK ? new Click(key.column(), key.row()) : commands.get(key);
        }
        return mode instanceof Mode.Help ? inHelp(key) : inText(key);
    }

    /** On the help page, the keys that move scroll it, and every other key leaves it, as in nats-top. */
    private Action inHelp(Key key) {
        if (!(commands.get(key) instanceof Action action)) {
            return Action.BACK;
        }
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

    private static BindingLine line(String does) {
        return new BindingLine(does);
    }

    private static Stroke k(char character, Command command) {
        return new Stroke(Key.of(character), command);
    }

    private static Stroke k(Kind kind, Action action) {
        return new Stroke(Key.of(kind), action);
    }

    private static Stroke c(char letter, Action action) {
        return new Stroke(control(letter), action);
    }

    /** A builder of a help line. */
    private static final class BindingLine {

        private final String does;
        private final List<List<Stroke>> named = new ArrayList<>();
        private List<Stroke> unnamed = List.of();
        private String hint = "";

        BindingLine(String does) {
            this.does = does;
        }

        BindingLine keys(Stroke... strokes) {
            if (strokes.length > 0) {
                named.add(List.of(strokes));
            }
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
