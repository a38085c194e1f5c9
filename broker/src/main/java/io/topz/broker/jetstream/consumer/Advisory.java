package io.topz.broker.jetstream.consumer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An advisory about a consumer.
 *
 * @param type name of the schema
 * @param id unique id of the advisory
 * @param action what was done with the consumer
 * @param consumerSeq sequence of the delivery
 * @param ackTime time from delivery to acknowledgement, in nanoseconds
 */
public record Advisory(
        String type,
        String id,
        Instant timestamp,
        String stream,
        String consumer,
        @Nullable String action,
        @Nullable Long consumerSeq,
        @Nullable Long streamSeq,
        @Nullable Long ackTime,
        @Nullable Long deliveries,
        @Nullable String reason,
        @Nullable String domain) {}
