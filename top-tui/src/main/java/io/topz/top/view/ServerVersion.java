package io.topz.top.view;

import io.topz.top.state.Snapshot;
import io.topz.top.state.TopState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a server. A missing field means zero if the version supports the field, and unknown if the version is too old. */
record ServerVersion(int major, int minor) {

    /** The first version that reports stalls of connections and stalled clients. */
    static final ServerVersion STALLS = new ServerVersion(2, 12);

    /** The first version with JetStream and {@code /jsz}. */
    static final ServerVersion JETSTREAM = new ServerVersion(2, 2);

    private static final Pattern BEGINNING = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})\\b.*", Pattern.DOTALL);

    /** The version of the watched server, null if it is unknown. */
    static @Nullable ServerVersion of(TopState state) {
        Snapshot snapshot = state.feed().snapshot();
        String text = snapshot == null ? null : snapshot.sample().varz().version();
        return text == null ? null : parse(text);
    }

    static @Nullable ServerVersion parse(String text) {
        Matcher matcher = BEGINNING.matcher(text);
        return matcher.matches()
                ? new ServerVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : null;
    }

    boolean isAtLeast(ServerVersion other) {
        return major > other.major || (major == other.major && minor >= other.minor);
    }

    /** A count that servers report from the given version on, and omit while it is zero. */
    String counted(@Nullable Long count, @Nullable ServerVersion server) {
        if (count != null) {
            return Long.toUnsignedString(count);
        }
        return server != null && server.isAtLeast(this) ? "0" : "n/a before " + major + "." + minor;
    }
}
