package io.topz.metrics.streaming;

import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.StreamingChannel;
import io.topz.collectors.document.StreamingClient;
import io.topz.collectors.document.StreamingLimits;
import io.topz.collectors.document.StreamingSubscription;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.ActivityTracker;
import io.topz.metrics.rate.Counters;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.RateTracker.Tracked;
import io.topz.metrics.rate.Rates;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives rows with rates from the documents of a NATS Streaming server. It keeps the counters of earlier documents. Not thread-safe.
 *
 * <p>The id of a server is new at each start, so a sample with another id is one of other counters.
 */
public final class StreamingObserver {

    private final RateTracker<String, Counters, Rates> server = RateTracker.ofTraffic();
    private final RateTracker<SubscriberKey, SubscriberRates.Counters, SubscriberRates> subscribers =
            new RateTracker<>(SubscriberRates.UNKNOWN, SubscriberRates::between);
    private final ActivityTracker<String> storing = new ActivityTracker<>();
    private final ActivityTracker<SubscriberKey> sending = new ActivityTracker<>();
    private final Map<SubscriberKey, Still> still = new HashMap<>();
    private final ClientPresence presence = new ClientPresence();

    /** The state of a subscriber, and the time since which it has been the same. */
    private record Still(
            @Nullable String server,
            @Nullable Long lastSent,
            @Nullable Long pending,
            Instant since) {

        boolean isAlso(SubscriberRow row, Source source) {
            return Objects.equals(server, source.server)
                    && Objects.equals(lastSent, row.lastSent())
                    && Objects.equals(pending, row.pending());
        }
    }

    /** A document of one server, with its distance to the previous one. */
    private record Source(
            @Nullable String server,
            @Nullable Instant now,
            Window window,
            Map<String, Boolean> gone,
            boolean isOfLeader) {}

    /**
     * The rows of one sample.
     *
     * @param server null if there is no such server
     */
    public record Picture(
            @Nullable StreamingServerRow server,
            List<ChannelRow> channels,
            List<SubscriberRow> subscribers,
            List<StreamingClientRow> clients) {

        /** No server. */
        public static final Picture NONE = new Picture(null, List.of(), List.of(), List.of());
    }

    /**
     * Adds the documents of one server and returns its rows.
     *
     * @param others the documents of other servers: one may lead what the watched one follows, and clients may have connected to any
     */
    public Picture observe(ServerDocuments watched, List<ServerDocuments> others, Window window) {
        if (watched.streaming() == null) {
            return Picture.NONE;
        }
        List<StreamingAnswer> answers = others.stream()
                .map(ServerDocuments::streaming)
                .filter(Objects::nonNull)
                .toList();
        StreamingAnswer answer = watched.streaming().orOfLeader(answers);
        ConnectionLookup connections = ConnectionLookup.of(watched, others);
        Map<String, Boolean> gone = presence.observe(ids(answer), answer, connections);
        StreamingLimits limits =
                answer.storez() == null ? null : answer.storez().limits();
        List<ChannelRow> channels = new ArrayList<>();
        for (Channelsz page : answer.pages()) {
            Source source = new Source(page.serverId(), page.now(), window, gone, answer.isOfLeader());
            stream(page.channels()).forEach(channel -> channels.add(row(channel, limits, source)));
        }
        List<ChannelRow> shared = shared(channels, ChannelRow::activity, ChannelRow::with);
        List<SubscriberRow> rows = shared(
                channels.stream().flatMap(row -> row.subscribers().stream()).toList(),
                SubscriberRow::activity,
                SubscriberRow::withActivity);
        forgetOthers(channels, rows);
        return new Picture(server(answer, window), shared, rows, clients(answer, rows, connections, gone));
    }

    /** The clients that the server lists, and those of its subscriptions that count as connected. */
    private static Set<String> ids(StreamingAnswer answer) {
        Stream<String> subscribing = answer.pages().stream()
                .flatMap(page -> stream(page.channels()))
                .flatMap(channel -> stream(channel.subscriptions()))
                .filter(subscription -> !Boolean.TRUE.equals(subscription.isOffline()))
                .map(StreamingSubscription::clientId);
        return Stream.concat(subscribing, stream(answer.clients()).map(StreamingClient::id))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static <T> Stream<T> stream(@Nullable List<T> list) {
        return list == null ? Stream.of() : list.stream();
    }

    private static List<StreamingClientRow> clients(
            StreamingAnswer answer,
            List<SubscriberRow> subscribers,
            ConnectionLookup connections,
            Map<String, Boolean> gone) {
        Map<String, List<SubscriberRow>> byClient = subscribers.stream()
                .flatMap(row -> row.key().kind().isQueue() ? row.split().stream() : Stream.of(row))
                .filter(row -> !Boolean.TRUE.equals(row.isOffline()))
                .collect(Collectors.groupingBy(SubscriberRow::client));
        return stream(answer.clients())
                .map(client -> new StreamingClientRow(
                        client,
                        byClient.getOrDefault(String.valueOf(client.id()), List.of()),
                        connections.of(client),
                        gone.get(String.valueOf(client.id())),
                        answer.isOfLeader()))
                .toList();
    }

    private StreamingServerRow server(StreamingAnswer answer, Window window) {
        Serverz serverz = answer.serverz();
        Counters counters = new Counters(serverz.inMsgs(), serverz.outMsgs(), serverz.inBytes(), serverz.outBytes());
        Rates rates = server.advance("", serverz.serverId(), serverz.now(), window, counters)
                .rates();
        return new StreamingServerRow(serverz, answer.storez(), rates, answer.isOfLeader());
    }

    private ChannelRow row(StreamingChannel channel, @Nullable StreamingLimits limits, Source source) {
        String name = String.valueOf(channel.name());
        Map<SubscriberKey, List<StreamingSubscription>> groups = new LinkedHashMap<>();
        stream(channel.subscriptions())
                .forEach(subscription -> groups.computeIfAbsent(
                                SubscriberKey.of(name, subscription), key -> new ArrayList<>())
                        .add(subscription));
        List<SubscriberRow> rows = new ArrayList<>();
        groups.forEach((key, members) -> rows.add(row(key, channel, members, source)));
        Activity activity = storing.advance(name, source.server, source.now, source.window, channel.lastSeq());
        return new ChannelRow(channel, rows, ChannelLimit.of(limits, name), source.isOfLeader, activity);
    }

    private SubscriberRow row(
            SubscriberKey key, StreamingChannel channel, List<StreamingSubscription> members, Source source) {
        SubscriberRow plain = SubscriberRowBuilder.builder()
                .key(key)
                .channel(channel)
                .members(List.copyOf(members))
                .rates(SubscriberRates.UNKNOWN)
                .trend(SubscriberRates.UNKNOWN)
                .gone(source.gone)
                .isOfLeader(source.isOfLeader)
                .activity(Activity.UNKNOWN)
                .build();
        Long lastSent = plain.lastSent();
        Tracked<SubscriberRates> tracked = subscribers.advance(
                key, source.server, source.now, source.window, new SubscriberRates.Counters(plain.lag(), lastSent));
        return SubscriberRowBuilder.builder(plain)
                .rates(tracked.rates())
                .trend(tracked.trend())
                .quiet(quiet(plain, source))
                .activity(sending.advance(key, source.server, source.now, source.window, lastSent))
                .build();
    }

    /**
     * The time for which the last sequence sent and the number of pending messages have been the same. Nothing was sent or acknowledged
     * in between, even if no sample was taken: the one never falls, and the other falls only with an acknowledgement.
     */
    private @Nullable Duration quiet(SubscriberRow row, Source source) {
        Instant now = source.now;
        if (now == null) {
            return null;
        }
        Still last = still.get(row.key());
        Still next = last != null && last.isAlso(row, source) && !now.isBefore(last.since)
                ? last
                : new Still(source.server, row.lastSent(), row.pending(), now);
        still.put(row.key(), next);
        return Duration.between(next.since, now);
    }

    private interface Sharing<R> {
        R with(R row, Activity activity);
    }

    /** Adds to each activity its share of the sum. */
    private static <R> List<R> shared(List<R> rows, Function<R, Activity> activity, Sharing<R> sharing) {
        Double all = Activity.sum(rows.stream().map(activity).toList());
        return rows.stream()
                .map(row -> sharing.with(row, activity.apply(row).shareOf(all)))
                .toList();
    }

    private void forgetOthers(List<ChannelRow> channels, List<SubscriberRow> rows) {
        Set<String> names = new HashSet<>();
        channels.forEach(row -> names.add(String.valueOf(row.channel().name())));
        Set<SubscriberKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.key()));
        storing.keepOnly(names);
        sending.keepOnly(keys);
        subscribers.keepOnly(keys);
        still.keySet().retainAll(keys);
    }
}
