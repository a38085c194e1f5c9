package io.topz.broker.streaming.monitor;

import com.sun.management.UnixOperatingSystemMXBean;
import io.topz.broker.options.ChannelLimits;
import io.topz.broker.options.StoreLimits;
import io.topz.broker.options.StreamingOptions;
import io.topz.broker.streaming.StreamingServer;
import io.topz.broker.streaming.channel.Channel;
import io.topz.broker.streaming.session.ClientSession;
import io.topz.broker.streaming.subscription.Traffic;
import io.topz.collectors.CollectException;
import io.topz.collectors.document.ChannelLimitsInfo;
import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.ChannelszBuilder;
import io.topz.collectors.document.Clientsz;
import io.topz.collectors.document.ClientszBuilder;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.ServerzBuilder;
import io.topz.collectors.document.Storez;
import io.topz.collectors.document.StorezBuilder;
import io.topz.collectors.document.StreamingLimits;
import io.topz.collectors.options.ChannelszOptions;
import io.topz.collectors.options.ClientszOptions;
import io.topz.collectors.options.ListPage;
import io.topz.collectors.text.Uptime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Builds the documents below {@code /streaming}, on the thread of the service. */
public final class StreamingDocuments {

    private final StreamingServer server;
    private final StreamingOptions options;
    private final SubscriptionDocuments items;

    public StreamingDocuments(StreamingServer server) {
        this.server = server;
        options = server.options();
        items = new SubscriptionDocuments(server.subscriptions());
    }

    /** The counters of the server. */
    public Serverz serverz() {
        Instant start = Instant.ofEpochSecond(0, server.startTime());
        Traffic traffic = server.traffic();
        return ServerzBuilder.builder()
                .clusterId(options.clusterId())
                .serverId(server.serverId())
                .version(StreamingOptions.VERSION)
                .goVersion("java" + Runtime.version().feature())
                .state("STANDALONE")
                .now(server.now())
                .startTime(start)
                .uptime(Uptime.format(Duration.between(start, server.now())))
                .clients((long) server.sessions().all().size())
                .subscriptions((long) server.subscriptions().count())
                .channels((long) server.channels().all().size())
                .totalMsgs(totalMsgs())
                .totalBytes(totalBytes())
                .inMsgs(traffic.inMsgs())
                .inBytes(traffic.inBytes())
                .outMsgs(traffic.outMsgs())
                .outBytes(traffic.outBytes())
                .openFds(fileDescriptors(UnixOperatingSystemMXBean::getOpenFileDescriptorCount))
                .maxFds(fileDescriptors(UnixOperatingSystemMXBean::getMaxFileDescriptorCount))
                .build();
    }

    /** Null where the operating system does not tell. */
    private static @Nullable Long fileDescriptors(ToLongFunction<UnixOperatingSystemMXBean> figure) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? figure.applyAsLong(system)
                : null;
    }

    private long totalMsgs() {
        return server.channels().all().stream().mapToLong(Channel::count).sum();
    }

    private long totalBytes() {
        return server.channels().all().stream().mapToLong(Channel::bytes).sum();
    }

    /** The kind of the store, its limits, and the number and size of its messages. */
    public Storez storez() {
        return StorezBuilder.builder()
                .clusterId(options.clusterId())
                .serverId(server.serverId())
                .now(server.now())
                .type(options.storeDirectory() == null ? "MEMORY" : "FILE")
                .limits(limits(options.limits()))
                .totalMsgs(totalMsgs())
                .totalBytes(totalBytes())
                .build();
    }

    private static StreamingLimits limits(StoreLimits limits) {
        ChannelLimits general = limits.general();
        Map<String, ChannelLimitsInfo> overrides = new TreeMap<>();
        limits.overrides().keySet().forEach(name -> overrides.put(name, info(limits.of(name))));
        return new StreamingLimits(
                (long) limits.maxChannels(),
                general.maxMessages(),
                general.maxBytes(),
                general.maxAge().toNanos(),
                (long) general.maxSubscriptions(),
                general.maxInactivity().toNanos(),
                overrides.isEmpty() ? null : overrides);
    }

    private static ChannelLimitsInfo info(ChannelLimits limits) {
        return new ChannelLimitsInfo(
                limits.maxMessages(),
                limits.maxBytes(),
                limits.maxAge().toNanos(),
                (long) limits.maxSubscriptions(),
                limits.maxInactivity().toNanos());
    }

    /**
     * The clients.
     *
     * @throws CollectException if a requested client does not exist
     */
    public Clientsz clientsz(ClientszOptions asked) {
        if (!asked.client().isEmpty()) {
            ClientSession session = server.sessions().get(asked.client());
            if (session == null) {
                throw notFound("Client " + asked.client());
            }
            return ClientszBuilder.builder()
                    .client(items.client(session, asked.subscriptions()))
                    .build();
        }
        List<ClientSession> all = List.copyOf(server.sessions().all());
        ListPage range = ListPage.of(asked.offset(), asked.limit());
        List<ClientSession> page = range.of(all);
        return ClientszBuilder.builder()
                .clusterId(options.clusterId())
                .serverId(server.serverId())
                .now(server.now())
                .offset(range.offset())
                .limit(range.limit())
                .count((long) page.size())
                .total((long) all.size())
                .clients(page.stream()
                        .map(session -> items.client(session, asked.subscriptions()))
                        .toList())
                .build();
    }

    /**
     * The channels.
     *
     * @throws CollectException if a requested channel does not exist
     */
    public Channelsz channelsz(ChannelszOptions asked) {
        if (!asked.channel().isEmpty()) {
            Channel channel = server.channels().get(asked.channel());
            if (channel == null) {
                throw notFound("Channel " + asked.channel());
            }
            return ChannelszBuilder.builder()
                    .channel(items.channel(channel, asked.subscriptions()))
                    .build();
        }
        List<Channel> all = server.channels().all().stream()
                .sorted(Comparator.comparing(Channel::name))
                .toList();
        ListPage range = ListPage.of(asked.offset(), asked.limit());
        List<Channel> page = range.of(all);
        ChannelszBuilder document = ChannelszBuilder.builder()
                .clusterId(options.clusterId())
                .serverId(server.serverId())
                .now(server.now())
                .offset(range.offset())
                .limit(range.limit())
                .count((long) page.size())
                .total((long) all.size());
        if (page.isEmpty()) {
            return document.build();
        }
        return asked.subscriptions()
                ? document.channels(page.stream()
                                .map(channel -> items.channel(channel, true))
                                .toList())
                        .build()
                : document.names(page.stream().map(Channel::name).toList()).build();
    }

    private static CollectException notFound(String what) {
        return new CollectException(CollectException.Kind.NOT_FOUND, what + " not found");
    }
}
