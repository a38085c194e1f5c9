package io.topz.collectors.document;

import org.jspecify.annotations.Nullable;

/**
 * Limits for the configuration of the consumers of a stream.
 *
 * @param inactiveThreshold longest idle time after which one is removed (nanoseconds)
 * @param maxAckPending messages that may wait for their acknowledgement
 */
public record ConsumerLimits(
        @Nullable Long inactiveThreshold, @Nullable Long maxAckPending) {}
