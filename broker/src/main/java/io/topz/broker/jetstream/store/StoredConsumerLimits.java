package io.topz.broker.jetstream.store;

import io.topz.collectors.document.ConsumerLimits;
import org.jspecify.annotations.Nullable;

/** The limits of the consumers of a stream as it stands in a file. */
public record StoredConsumerLimits(
        @Nullable Long inactiveThreshold, @Nullable Long maxAckPending) {

    static @Nullable StoredConsumerLimits of(@Nullable ConsumerLimits part) {
        return part == null ? null : new StoredConsumerLimits(part.inactiveThreshold(), part.maxAckPending());
    }

    ConsumerLimits toDocument() {
        return new ConsumerLimits(inactiveThreshold, maxAckPending);
    }
}
