package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The property by which connections are grouped. */
public enum Grouping {
    NAME("name", ConnInfo::name),
    /** The account. Servers omit the global one. */
    ACCOUNT("account", conn -> conn.account() == null ? "$G" : conn.account()),
    USER("user", ConnInfo::authorizedUser),
    HOST("host", ConnInfo::ip),
    CLIENT("client", conn -> conn.lang() == null ? null : conn.lang() + " " + conn.version());

    private static final String NONE = "(none)";

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Function<ConnInfo, @Nullable String> label;

    Grouping(String word, Function<ConnInfo, @Nullable String> label) {
        this.word = word;
        this.label = label;
    }

    /** The name as it is typed. */
    public String word() {
        return word;
    }

    /** The group that a connection belongs to. */
    public String label(ConnInfo conn) {
        String own = label.apply(conn);
        return own == null || own.isEmpty() ? NONE : own;
    }

    /** The next grouping; after the last, the first. */
    public Grouping next() {
        Grouping[] all = values();
        int own = Arrays.asList(all).indexOf(this);
        return all[(own + 1) % all.length];
    }

    /** The grouping with that name. */
    public static Optional<Grouping> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
