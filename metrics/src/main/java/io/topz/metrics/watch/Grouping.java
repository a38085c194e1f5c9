package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what connections are folded. */
public enum Grouping {
    NAME("name", ConnInfo::name),
    /** Servers leave out the global account. */
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

    /** As it is typed. */
    public String word() {
        return word;
    }

    /** The group of a connection. */
    public String label(ConnInfo conn) {
        String own = label.apply(conn);
        return own == null || own.isEmpty() ? NONE : own;
    }

    /** The next one, after the last the first. */
    public Grouping next() {
        Grouping[] all = values();
        int own = Arrays.asList(all).indexOf(this);
        return all[(own + 1) % all.length];
    }

    /** The one of a word. */
    public static Optional<Grouping> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
