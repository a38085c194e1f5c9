package io.topz.collectors.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server, with the number of times that each was reached. This document exists only in topz; nats-server has none like it.
 *
 * @param serverId id of the server
 * @param now time of this answer
 * @param failures the number of defects since the start: exceptions that should not have happened
 * @param diskReadFailures failed reads of JetStream's files, every attempt counted; null without JetStream
 * @param diskWriteFailures failed writes, forces and truncations of JetStream's files, every attempt counted
 * @param lostMessages messages lost to damage of the files, as far as it was detected since the start
 * @param undecodableRequests requests and acknowledgements of NATS Streaming that could not be decoded; null without it
 * @param limits limits of the broker, of JetStream and of the monitoring port
 */
public record Limitsz(
        @Nullable String serverId,
        @Nullable Instant now,
        @Nullable Long failures,
        @Nullable Long diskReadFailures,
        @Nullable Long diskWriteFailures,
        @Nullable Long lostMessages,
        @Nullable Long undecodableRequests,
        @Nullable List<LimitInfo> limits)
        implements Document {}
