package io.topz.collectors.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server and how often each struck. A document of topz: nats-server has none like it.
 *
 * @param serverId of the server
 * @param now when this was said
 * @param failures defects since the start: exceptions that should not have happened
 * @param limits of the broker, of JetStream and of the monitoring port
 */
public record Limitsz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long failures,
        @Nullable List<LimitInfo> limits) implements Document {}
