package io.topz.top.state;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server counted more slow consumers, and the user has not seen it yet.
 *
 * @param at the server's time of the latest poll that counted more, null when the server does not report it
 * @param more how many more
 * @param who those of them that are among the closed connections, the last first
 * @param searching whether the others may still be found
 */
public record Incident(@Nullable Instant at, long more, List<ConnInfo> who, boolean searching) {

    /** The number of incidents without a known connection. */
    public long missing() {
        return Math.max(0, more - who.size());
    }
}
