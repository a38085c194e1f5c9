package io.topz.metrics.streaming;

import io.topz.collectors.document.Channelsz;
import io.topz.collectors.document.Serverz;
import io.topz.collectors.document.StreamingChannel;
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
    private record Source(@Nullable String server, @Nullable Instant now, Window window, boolean isOfLeader) {}

    /**
     * The rows of one sample.
     *
     * @param server null if there is no such server
     */
    public record Picture(
            @Nullable StreamingServerRow server, List<ChannelRow> channels, List<SubscriberRow> subscribers) {

        /** No server. */
        public static final Picture NONE = new Picture(null, List.of(), List.of());
    }

    /** Adds the documents of one server and returns its rows. */
    public Picture observe(StreamingAnswer answer, Window window) {
        StreamingLimits limits =
                answer.storez() == null ? null : answer.storez().limits();
        List<ChannelRow> channels = new ArrayList<>();
        for (Channelsz page : answer.pages()) {
            Source source = new Source(page.serverId(), page.now(), window, answer.isOfLeader());
            List<StreamingChannel> listed = page.channels();
            for (StreamingChannel channel : listed == null ? List.<StreamingChannel>of() : listed) {
                channels.add(row(channel, limits, source));
            }
        }
        List<ChannelRow> shared = shared(channels, ChannelRow::activity, ChannelRow::with);
        List<SubscriberRow> rows = shared(
                channels.stream().flatMap(row -> row.subscribers().stream()).toList(),
                SubscriberRow::activity,
                SubscriberRow::with);
        forgetOthers(channels, rows);
        return new Picture(server(answer, window), shared, rows);
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
        List<StreamingSubscription> all = channel.subscriptions();
        for (StreamingSubscription subscription : all == null ? List.<StreamingSubscription>of() : all) {
            groups.computeIfAbsent(SubscriberKey.of(name, subscription), key -> new ArrayList<>())
                    .add(subscription);
        }
        List<SubscriberRow> rows = new ArrayList<>();
        groups.forEach((key, members) -> rows.add(row(key, channel, members, source)));
        Activity activity = storing.advance(name, source.server, source.now, source.window, channel.lastSeq());
        return new ChannelRow(channel, rows, ChannelLimit.of(limits, name), source.isOfLeader, activity);
    }

    private SubscriberRow row(
            SubscriberKey key, StreamingChannel channel, List<StreamingSubscription> members, Source source) {
        SubscriberRow plain = new SubscriberRow(
                key,
                channel,
                List.copyOf(members),
                SubscriberRates.UNKNOWN,
                SubscriberRates.UNKNOWN,
                null,
                source.isOfLeader,
                Activity.UNKNOWN);
        Long lastSent = plain.lastSent();
        Tracked<SubscriberRates> tracked = subscribers.advance(
                key, source.server, source.now, source.window, new SubscriberRates.Counters(plain.lag(), lastSent));
        return new SubscriberRow(
                key,
                channel,
                plain.members(),
                tracked.rates(),
                tracked.trend(),
                quiet(plain, source),
                source.isOfLeader,
                sending.advance(key, source.server, source.now, source.window, lastSent));
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
