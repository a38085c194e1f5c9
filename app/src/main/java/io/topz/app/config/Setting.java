package io.topz.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A setting of a profile, and the flag that it stands for. */
public enum Setting {
    URL("--url", Kind.LIST, "monitoring ports, separated by commas"),
    USER("--user", Kind.TEXT, "login: user"),
    PASSWORD("--password", Kind.SECRET, "login: password; better a file, or ${NAME} of the environment"),
    PASSWORD_FILE("--password-file", Kind.FILE, "login: file whose first line is the password"),
    TOKEN("--token", Kind.SECRET, "login: bearer token; better a file, or ${NAME} of the environment"),
    TOKEN_FILE("--token-file", Kind.FILE, "login: file whose first line is the bearer token"),
    CACERT("--cacert", Kind.FILE, "authorities to trust instead of the usual ones"),
    CERT("--cert", Kind.FILE, "client certificate, with key"),
    KEY("--key", Kind.FILE, "key of the client certificate"),
    INSECURE("--insecure", Kind.SWITCH, "true accepts any certificate"),
    INTERVAL("--delay", Kind.TIME, "from one poll to the next, such as 2s or 500ms"),
    LIMIT("--limit", Kind.TEXT, "connections to ask for"),
    RAW("--raw", Kind.SWITCH, "true shows every digit"),
    DNS("--lookup", Kind.SWITCH, "true shows names of hosts"),
    SUBS("--display-subscriptions-column", Kind.SWITCH, "true shows the subjects of connections"),
    VIEW("--opening", Kind.OPENING, "the view to open, such as consumers"),
    SORT("--opening", Kind.OPENING, "the column that the view is sorted by"),
    REVERSED("--opening", Kind.OPENING, "true turns that order round"),
    FILTER("--opening", Kind.OPENING, "the filter of the view, as after /"),
    COLUMNS("--columns", Kind.TEXT, "the columns of the view, or of several: streams=stream,full;consumers=-type"),
    RATES("--opening", Kind.OPENING, "true shows rates instead of totals"),
    COLORS("--color", Kind.TEXT, "auto, never, 16, 256 or truecolor"),
    THEME("--theme", Kind.TEXT, "auto, dark or light"),
    ASCII("--ascii", Kind.SWITCH, "true for no characters beyond ASCII"),
    MOUSE("--mouse", Kind.SWITCH, "true listens to the mouse from the start"),
    ENVIRONMENT("--environment", Kind.TEXT, "a name that is shown as a badge, such as production"),
    COLOR("--environment-color", Kind.TEXT, "of the badge: red, yellow, green, blue, magenta or cyan");

    /** The conversion of a value to the argument of the flag. */
    enum Kind {
        TEXT,
        /** A text that messages do not show. */
        SECRET,
        LIST,
        /** A path relative to the file that contains it; {@code ~} is the user's directory. */
        FILE,
        SWITCH,
        TIME,
        /** One of the lines of a saved view. */
        OPENING
    }

    private final String flag;
    private final Kind kind;
    private final String does;

    Setting(String flag, Kind kind, String does) {
        this.flag = flag;
        this.kind = kind;
        this.does = does;
    }

    /** The name in the file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The effect, for people. */
    public String does() {
        return does;
    }

    String flag() {
        return flag;
    }

    Kind kind() {
        return kind;
    }

    static Optional<Setting> named(String word) {
        return Arrays.stream(values())
                .filter(setting -> setting.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Setting::word).toList();
    }
}
