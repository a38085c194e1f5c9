package io.topz.top.state;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An increase of the slow consumer count that the user has not seen yet.
 *
 * @param at the server's time of the latest poll with an increase, null if the server does not report it
 * @param more the size of the increase
 * @param who the connections among them that are known from the closed connections, the latest first
 * @param searching whether the others may still be found
 */
public record Incident(@Nullable Instant at, long more, List<ConnInfo> who, boolean searching) {

    /** The number of incidents without a known connection. */
    public long missing() {
        return Math.max(0, more - who.size());
    }
}
