package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to a channel of a NATS Streaming server.
 *
 * @param clientId its client; of an offline durable queue group, the client that left last (since 0.7)
 * @param inbox the subject that its messages are sent to
 * @param ackInbox the subject of its acknowledgements
 * @param durableName name of a durable that is no queue
 * @param queueName name of its queue group; {@code durable:group} for a durable one
 * @param isDurable whether it outlives its client
 * @param isOffline whether its client is away
 * @param maxInflight messages that may be unacknowledged
 * @param ackWait how long it has to acknowledge a message (seconds)
 * @param lastSent highest sequence that was sent to it
 * @param pendingCount messages that were sent and not acknowledged
 * @param isStalled whether it gets nothing new because of {@code maxInflight}
 */
@RecordBuilder
public record StreamingSubscription(
        @Nullable String clientId,
        @Nullable String inbox,
        @Nullable String ackInbox,
        @Nullable String durableName,
        @Nullable String queueName,
        @Nullable Boolean isDurable,
        @Nullable Boolean isOffline,
        @Nullable Long maxInflight,
        @Nullable Long ackWait,
        @Uint64 @Nullable Long lastSent,
        @Nullable Long pendingCount,
        @Nullable Boolean isStalled) {}
