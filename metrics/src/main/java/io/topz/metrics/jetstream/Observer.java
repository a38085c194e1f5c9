package io.topz.metrics.jetstream;

import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.ConsumerInfo;
import io.topz.collectors.document.SequenceInfo;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamState;
import io.topz.metrics.jetstream.Merge.Found;
import io.topz.metrics.jetstream.StreamRow.Shared;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.rate.ActivityTracker;
import io.topz.metrics.rate.RateTracker;
import io.topz.metrics.rate.RateTracker.Tracked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives rows with rates from JetStream documents. It keeps the counters of earlier documents. Not thread-safe. */
public final class Observer {

    /** An uninterrupted run of counters. It ends when another server reports them, or when the stream or consumer is created again. */
    private record Run(@Nullable Object server, @Nullable Instant created) {}

    /** @param account the owner of the budget, null for the server itself */
    private record BudgetKey(
            @Nullable String server, @Nullable String account, boolean memory) {}

    private final RateTracker<StreamKey, StreamRates.Counters, StreamRates> streams =
            new RateTracker<>(StreamRates.UNKNOWN, StreamRates::between);
    private final RateTracker<ConsumerKey, ConsumerRates.Counters, ConsumerRates> consumers =
            new RateTracker<>(ConsumerRates.UNKNOWN, ConsumerRates::between);
    private final RateTracker<BudgetKey, StreamRates.Counters, StreamRates> budgets =
            new RateTracker<>(StreamRates.UNKNOWN, StreamRates::between);
    private final ActivityTracker<StreamKey> incoming = new ActivityTracker<>();
    private final ActivityTracker<ConsumerKey> delivering = new ActivityTracker<>();

    /**
     * The merged rows of all documents.
     *
     * @param streams all streams
     * @param consumers all consumers, if they were requested
     * @param absentLeaders servers that lead some of them and did not answer
     */
    public record Picture(List<StreamRow> streams, List<ConsumerRow> consumers, List<String> absentLeaders) {}

    /**
     * Adds new documents and returns the merged rows.
     *
     * @param watched the document of the watched server
     * @param others the latest documents of other servers, which may belong to the same cluster
     */
    public Picture observe(Answer watched, List<Answer> others) {
        Merge merge = new Merge(watched, others);
        List<StreamRow> streamRows = new ArrayList<>(merge.streams().size());
        Map<StreamKey, Activity> busyStreams = shared(activities(merge.streams()));
        merge.streams().forEach((key, found) -> streamRows.add(row(key, found, busy(busyStreams, key))));
        List<ConsumerRow> consumerRows = new ArrayList<>(merge.consumers().size());
        Map<ConsumerKey, Activity> busyConsumers = shared(deliveries(merge.consumers()));
        merge.consumers().forEach((key, found) -> consumerRows.add(row(key, found, busy(busyConsumers, key))));
        streams.keepOnly(merge.streams().keySet());
        consumers.keepOnly(merge.consumers().keySet());
        incoming.keepOnly(merge.streams().keySet());
        delivering.keepOnly(merge.consumers().keySet());
        return new Picture(streamRows, consumerRows, merge.absentLeaders());
    }

    private Map<StreamKey, Activity> activities(Map<StreamKey, Found<StreamDetail>> streams) {
        Map<StreamKey, Activity> activities = new HashMap<>();
        streams.forEach((key, found) -> {
            Origin origin = found.origin();
            StreamState state = found.value().state();
            Run run = new Run(origin.run(), found.value().created());
            Long count = state == null ? null : state.lastSeq();
            activities.put(
                    key, incoming.advance(key, run, origin.now(), found.answer().window(), count));
        });
        return activities;
    }

    private Map<ConsumerKey, Activity> deliveries(Map<ConsumerKey, Found<ConsumerInfo>> consumers) {
        Map<ConsumerKey, Activity> activities = new HashMap<>();
        consumers.forEach((key, found) -> {
            Origin origin = found.origin();
            Run run = new Run(origin.run(), found.value().created());
            Long count = sequence(found.value().delivered());
            activities.put(
                    key,
                    delivering.advance(key, run, origin.now(), found.answer().window(), count));
        });
        return activities;
    }

    /** Adds to each activity its share of the sum. */
    private static <K> Map<K, Activity> shared(Map<K, Activity> activities) {
        Double all = Activity.sum(activities.values());
        activities.replaceAll((key, activity) -> activity.shareOf(all));
        return activities;
    }

    private static <K> Activity busy(Map<K, Activity> activities, K key) {
        return activities.getOrDefault(key, Activity.UNKNOWN);
    }

    private StreamRow row(StreamKey key, Found<StreamDetail> found, Activity activity) {
        Origin origin = found.origin();
        StreamDetail detail = found.value();
        StreamState state = detail.state();
        StreamRates.Counters counters = state == null
                ? new StreamRates.Counters(null, null, null)
                : new StreamRates.Counters(state.lastSeq(), state.messages(), state.bytes());
        Run run = new Run(origin.run(), detail.created());
        Tracked<StreamRates> tracked =
                streams.advance(key, run, origin.now(), found.answer().window(), counters);
        return StreamRow.of(key, detail, origin, tracked.rates(), tracked.trend(), shared(found), activity);
    }

    /** The budgets that a stream uses; none as long as they are unknown. */
    private List<Shared> shared(Found<StreamDetail> found) {
        StreamConfig config = found.value().config();
        if (config == null) {
            return List.of();
        }
        boolean memory = Budget.isMemory(config.storage());
        AccountDetail account = found.account();
        return List.of(
                shared(found, Budget.of(account, memory), String.valueOf(account.name()), memory),
                shared(found, Budget.of(found.answer().varz(), memory), null, memory));
    }

    private Shared shared(Found<StreamDetail> found, Budget budget, @Nullable String account, boolean memory) {
        Origin origin = found.origin();
        BudgetKey key = new BudgetKey(origin.server(), account, memory);
        StreamRates.Counters used = new StreamRates.Counters(null, null, budget.used());
        StreamRates trend = budgets.advance(
                        key, origin.run(), origin.now(), found.answer().window(), used)
                .trend();
        return new Shared(budget, trend.bytes());
    }

    private ConsumerRow row(ConsumerKey key, Found<ConsumerInfo> found, Activity activity) {
        Origin origin = found.origin();
        ConsumerInfo info = found.value();
        ConsumerRates.Counters counters = new ConsumerRates.Counters(
                origin.isLeader() ? info.numPending() : null, sequence(info.delivered()), sequence(info.ackFloor()));
        Run run = new Run(origin.run(), info.created());
        Tracked<ConsumerRates> tracked =
                consumers.advance(key, run, origin.now(), found.answer().window(), counters);
        return ConsumerRow.judged(key, info, origin, tracked.rates(), tracked.trend(), activity);
    }

    private static @Nullable Long sequence(@Nullable SequenceInfo sequence) {
        return sequence == null ? null : sequence.consumerSeq();
    }
}
