package io.topz.top.state;

import io.topz.collectors.document.ConnInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server counted more slow consumers than at the poll before.
 *
 * @param at the server's time of the poll that told, null when it does not say
 * @param more how many more
 * @param who those of them that are among the closed connections, the last first
 */
public record Incident(@Nullable Instant at, long more, List<ConnInfo> who) {}
