package io.topz.broker.jetstream.api;

import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.Uint64;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer about one consumer: the type of the answer, followed by a {@link ConsumerInfo}. */
public record ConsumerAnswer(
        String type,
        @Nullable String streamName,
        @Nullable String name,
        @Nullable Instant created,
        @Nullable ConsumerConfig config,
        @Nullable SequenceInfo delivered,
        @Nullable SequenceInfo ackFloor,
        @Nullable Long numAckPending,
        @Nullable Long numRedelivered,
        @Nullable Long numWaiting,
        @Uint64 @Nullable Long numPending,
        @Nullable Boolean pushBound,
        @Nullable Instant ts) {

    static ConsumerAnswer of(ApiRequest request, ConsumerInfo info) {
        return new ConsumerAnswer(
                request.type(),
                info.streamName(),
                info.name(),
                info.created(),
                info.config(),
                info.delivered(),
                info.ackFloor(),
                info.numAckPending(),
                info.numRedelivered(),
                info.numWaiting(),
                info.numPending(),
                info.pushBound(),
                info.ts());
    }
}
