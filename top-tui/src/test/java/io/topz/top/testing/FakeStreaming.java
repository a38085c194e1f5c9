package io.topz.top.testing;

import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.ChannelszBuilder;
import io.topz.collectors.document.ClientszBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.ServerzBuilder;
import io.topz.collectors.document.StorezBuilder;
import io.topz.collectors.document.StreamingChannel;
import io.topz.collectors.document.StreamingChannelBuilder;
import io.topz.collectors.document.StreamingClient;
import io.topz.collectors.document.StreamingClientBuilder;
import io.topz.collectors.document.StreamingLimitsBuilder;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.collectors.document.StreamingSubscriptionBuilder;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.ClientszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.StorezOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The NATS Streaming of a {@link FakeServer}. The test controls its channels. */
public final class FakeStreaming {

    private final TreeMap<String, StreamingChannel> channels = new TreeMap<>();

    /** The id of the server, which is new after a restart. */
    public String serverId = "S1";

    /** The role in a cluster; null for a server alone. */
    public @Nullable String role;

    private final TreeMap<String, StreamingClient> clients = new TreeMap<>();

    private long published;

    /** Registers a client whose heartbeats are sent to {@code _INBOX.hb.ID}. */
    public void client(String id) {
        clients.put(
                id,
                StreamingClientBuilder.builder()
                        .id(id)
                        .hbInbox("_INBOX.hb." + id)
                        .build());
    }

    /** Creates a channel. */
    public void channel(String name) {
        channels.put(
                name,
                StreamingChannelBuilder.builder()
                        .name(name)
                        .msgs(0L)
                        .bytes(0L)
                        .firstSeq(0L)
                        .lastSeq(0L)
                        .subsCount(0L)
                        .build());
    }

    /** Stores messages of 100 bytes. */
    public void publish(String channel, long msgs) {
        published += msgs;
        change(
                channel,
                changed -> changed.msgs(changed.msgs() + msgs)
                        .bytes(changed.bytes() + 100 * msgs)
                        .firstSeq(Math.max(1L, changed.firstSeq()))
                        .lastSeq(changed.lastSeq() + msgs));
    }

    /** Adds a subscription. */
    public void subscribe(String channel, String client, UnaryOperator<StreamingSubscriptionBuilder> details) {
        StreamingSubscription added = details.apply(StreamingSubscriptionBuilder.builder()
                        .clientId(client)
                        .inbox("_INBOX." + client)
                        .ackInbox("_INBOX.ack." + client)
                        .isDurable(false)
                        .isOffline(false)
                        .maxInflight(1024L)
                        .ackWait(30L)
                        .lastSent(0L)
                        .pendingCount(0L)
                        .isStalled(false))
                .build();
        if (!Boolean.TRUE.equals(added.isOffline())) {
            client(client);
        }
        change(channel, changed -> {
            List<StreamingSubscription> all =
                    new ArrayList<>(changed.subscriptions() == null ? List.of() : changed.subscriptions());
            all.add(added);
            return changed.subscriptions(all).subsCount((long) all.size());
        });
    }

    /** Changes all subscriptions of a client to a channel. */
    public void subscription(String channel, String client, UnaryOperator<StreamingSubscriptionBuilder> change) {
        change(
                channel,
                changed -> changed.subscriptions(changed.subscriptions().stream()
                        .map(sub -> client.equals(sub.clientId())
                                ? change.apply(StreamingSubscriptionBuilder.builder(sub))
                                        .build()
                                : sub)
                        .toList()));
    }

    private void change(String channel, UnaryOperator<StreamingChannelBuilder> change) {
        channels.computeIfPresent(
                channel,
                (name, old) ->
                        change.apply(StreamingChannelBuilder.builder(old)).build());
    }

    /** The answer to a question about NATS Streaming. */
    Document answer(Options<?> options, Instant now) {
        if (options instanceof ServerzOptions) {
            return ServerzBuilder.builder()
                    .clusterId("test-cluster")
                    .serverId(serverId)
                    .version("0.25.6")
                    .state(role == null ? "STANDALONE" : "CLUSTERED")
                    .role(role)
                    .now(now)
                    .clients((long) clients.size())
                    .channels((long) channels.size())
                    .subscriptions(channels.values().stream()
                            .mapToLong(channel -> channel.subscriptions() == null
                                    ? 0
                                    : channel.subscriptions().size())
                            .sum())
                    .totalMsgs(published)
                    .totalBytes(100 * published)
                    .inMsgs(published)
                    .inBytes(100 * published)
                    .outMsgs(published)
                    .outBytes(100 * published)
                    .build();
        }
        if (options instanceof StorezOptions) {
            return StorezBuilder.builder()
                    .serverId(serverId)
                    .now(now)
                    .type("FILE")
                    .limits(StreamingLimitsBuilder.builder()
                            .maxMsgs(1_000_000L)
                            .maxBytes(1_000_000_000L)
                            .channels(Map.of("orders.*", new ChannelLimitsInfo(10_000L, 0L, 0L, 0L, 0L)))
                            .build())
                    .build();
        }
        if (options instanceof ClientszOptions) {
            return ClientszBuilder.builder()
                    .serverId(serverId)
                    .now(now)
                    .total((long) clients.size())
                    .clients(List.copyOf(clients.values()))
                    .build();
        }
        ChannelszOptions asked = (ChannelszOptions) options;
        List<StreamingChannel> page = channels.values().stream()
                .skip(asked.offset())
                .limit(asked.limit() == 0 ? Options.DEFAULT_LIMIT : asked.limit())
                .toList();
        return ChannelszBuilder.builder()
                .serverId(serverId)
                .now(now)
                .offset(asked.offset())
                .limit(asked.limit())
                .count((long) page.size())
                .total((long) channels.size())
                .channels(page)
                .build();
    }
}
