package io.topz.metrics.watch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the mark and now.
 *
 * @param what the kind of thing that has changed, such as a connection or a stream
 * @param name its name
 * @param detail details for the user
 * @param cid the id of a connection; null for anything else
 */
public record ChangeRow(
        Kind kind,
        String what,
        String name,
        String detail,
        @Nullable Long cid) {

    /** A difference in what is no connection. */
    public ChangeRow(Kind kind, String what, String name, String detail) {
        this(kind, what, name, detail, null);
    }

    /** The kind of a difference, the most important first. */
    public enum Kind {
        CHANGED,
        WENT,
        CAME,
        RECONNECTED;

        /** Its name on the screen. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
