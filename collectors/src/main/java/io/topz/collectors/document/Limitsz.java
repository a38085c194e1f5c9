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
 * @param diskReadFailures reads of JetStream's files that failed and were repeated, every attempt counted; null without JetStream
 * @param diskWriteFailures writes, forces and truncations of JetStream's files that failed, every attempt counted
 * @param lostMessages messages that damage of the files has taken, as far as it was noticed since the start
 * @param limits of the broker, of JetStream and of the monitoring port
 */
public record Limitsz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long failures,
        @Nullable Long diskReadFailures,
        @Nullable Long diskWriteFailures,
        @Nullable Long lostMessages,
        @Nullable List<LimitInfo> limits)
        implements Document {}
