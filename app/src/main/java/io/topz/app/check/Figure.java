package io.topz.app.check;

import org.jspecify.annotations.Nullable;

/**
 * A figure of a server.
 *
 * @param subject what it is of, empty for the server
 * @param value null when the server does not tell
 * @param note what the server says about it, empty for nothing
 */
record Figure(String subject, @Nullable Double value, String note) {

    /** Without a note. */
    Figure(String subject, @Nullable Double value) {
        this(subject, value, "");
    }
}
