package io.topz.top.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference since the mark.
 *
 * @param what changed: a connection, a stream
 * @param name of it
 * @param detail more about it, for people
 * @param cid of a connection, null for what is none
 */
public record ChangeRow(
        Kind kind,
        String what,
        String name,
        String detail,
        @Nullable Long cid) {

    ChangeRow(Kind kind, String what, String name, String detail) {
        this(kind, what, name, detail, null);
    }

    /** The kind of a difference, the most important first. */
    public enum Kind {
        CHANGED,
        WENT,
        CAME,
        RECONNECTED;

        /** For people. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
