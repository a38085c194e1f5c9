package io.topz.collectors.document;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of a NATS Streaming server.
 *
 * @param id the id that it has chosen
 * @param hbInbox the subject of its heartbeats; the NATS connection that subscribes to it is that of the client
 * @param subsCount its subscriptions that are online (since 0.21)
 * @param subscriptions those, by channel, when asked for
 */
@RecordBuilder
public record StreamingClient(
        @Nullable String id,
        @Nullable String hbInbox,
        @Nullable Long subsCount,
        @Nullable Map<String, List<StreamingSubscription>> subscriptions) {}
