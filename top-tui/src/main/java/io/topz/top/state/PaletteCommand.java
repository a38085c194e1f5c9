package io.topz.top.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command that can be typed after the colon. */
public enum PaletteCommand {
    SORT("COLUMN [reverse]", "sort by a column"),
    COLUMNS("a,b or +c,-d", "choose columns; without names, the usual ones"),
    FILTER("QUERY", "filter rows; without a query, all"),
    INTERVAL("2s", "time from one poll to the next"),
    LIMIT("1024", "number of connections to request"),
    RATES("", "rates per second instead of totals, on and off"),
    RAW("", "all digits, on and off"),
    DNS("", "host names, on and off"),
    SUBS("", "subjects of connections, on and off"),
    PAUSE("", "pause and resume"),
    GROUP("name|account|user|host|client", "group connections"),
    WHO("SUBJECT", "the receivers of a subject, or nobody"),
    MOUSE("", "mouse clicks and wheel, on and off"),
    MARK("", "show changes from now on"),
    UNMARK("", "show the values themselves again"),
    COPY("[COLUMN]", "copy the row or one of its values"),
    SAVE("", "save the view for the next start"),
    HELP("", "list all keys"),
    QUIT("", "quit");

    private final String argument;
    private final String does;

    PaletteCommand(String argument, String does) {
        this.argument = argument;
        this.does = does;
    }

    /** The word that the user types. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its argument, empty for none. */
    public String argument() {
        return argument;
    }

    /** Its effect, for the help page. */
    public String does() {
        return does;
    }

    /** The command with that word, null for none. */
    public static @Nullable PaletteCommand of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The words of all commands. */
    public static List<String> words() {
        return Arrays.stream(values()).map(PaletteCommand::word).toList();
    }
}
