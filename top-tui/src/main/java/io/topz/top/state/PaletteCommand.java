package io.topz.top.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command that can be typed after the colon. */
public enum PaletteCommand {
    SORT("COLUMN [reverse]", "sort by a column"),
    COLUMNS("a,b or +c,-d", "choose columns; nothing shows the usual ones"),
    FILTER("QUERY", "show only some rows; nothing shows all"),
    INTERVAL("2s", "time from one poll to the next"),
    LIMIT("1024", "how many connections to ask for"),
    RATES("", "per second instead of totals, and back"),
    RAW("", "every digit, and back"),
    DNS("", "names of hosts, and back"),
    SUBS("", "subjects of connections, and back"),
    PAUSE("", "pause and resume"),
    GROUP("name|account|user|host|client", "fold connections"),
    WHO("SUBJECT", "who gets a subject, or nobody"),
    MOUSE("", "mouse clicks and wheel, on and off"),
    MARK("", "numbers show how they change from now on"),
    UNMARK("", "numbers as they are"),
    COPY("[COLUMN]", "copy the row, or one value of it"),
    SAVE("", "save the view for the next start"),
    HELP("", "every key"),
    QUIT("", "quit");

    private final String argument;
    private final String does;

    PaletteCommand(String argument, String does) {
        this.argument = argument;
        this.does = does;
    }

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its argument, empty for none. */
    public String argument() {
        return argument;
    }

    /** Its effect, for the help page. */
    public String does() {
        return does;
    }

    /** The verb of a word, null for none. */
    public static @Nullable PaletteCommand of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** Every word. */
    public static List<String> words() {
        return Arrays.stream(values()).map(PaletteCommand::word).toList();
    }
}
