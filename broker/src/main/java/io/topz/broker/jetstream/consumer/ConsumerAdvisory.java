package io.topz.broker.jetstream.consumer;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.broker.jetstream.advisory.AdvisoryHeader;
import io.topz.collectors.document.Inline;
import org.jspecify.annotations.Nullable;

/**
 * An advisory about a consumer.
 *
 * @param action what was done with the consumer
 * @param consumerSeq sequence of the delivery
 * @param ackTime time from delivery to acknowledgement, in nanoseconds
 */
@RecordBuilder
public record ConsumerAdvisory(
        @Inline AdvisoryHeader header,
        String stream,
        String consumer,
        @Nullable String action,
        @Nullable Long consumerSeq,
        @Nullable Long streamSeq,
        @Nullable Long ackTime,
        @Nullable Long deliveries,
        @Nullable String reason,
        @Nullable String domain) {}
