package io.topz.metrics.jetstream;

import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamDetail;
import io.topz.collectors.document.StreamState;
import io.topz.collectors.document.StreamStateBuilder;
import io.topz.metrics.rate.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream with its rates and limits.
 *
 * @param origin the server that reported the numbers
 * @param rates growth since the previous poll
 * @param trend growth over the last seconds
 * @param limits its own limits, and those that it shares with the streams of its account and of its server
 * @param activity incoming messages; the share is relative to all streams
 */
public record StreamRow(
        StreamKey key,
        StreamDetail detail,
        Origin origin,
        StreamRates rates,
        StreamRates trend,
        List<StreamLimit> limits,
        Activity activity) {

    /**
     * A budget that the stream shares with others.
     *
     * @param rate the growth of its use in bytes per second; null if unknown
     */
    record Shared(Budget budget, @Nullable Double rate) {}

    private static final StreamState NOTHING = StreamStateBuilder.builder().build();

    private static final String KV = "KV_";
    private static final String OBJECTS = "OBJ_";

    static StreamRow of(
            StreamKey key,
            StreamDetail detail,
            Origin origin,
            StreamRates rates,
            StreamRates trend,
            List<Shared> shared,
            Activity activity) {
        StreamState state = detail.state() == null ? NOTHING : detail.state();
        List<StreamLimit> limits = new ArrayList<>(StreamLimit.of(detail.config(), state, origin.now(), trend));
        shared.forEach(one -> StreamLimit.of(one.budget, state, one.rate).ifPresent(limits::add));
        return new StreamRow(key, detail, origin, rates, trend, List.copyOf(limits), activity);
    }

    /** The state of the stream; each number is null if the server does not report it. */
    public StreamState state() {
        return detail.state() == null ? NOTHING : detail.state();
    }

    /** The configuration; null as long as it is unknown. */
    public @Nullable StreamConfig config() {
        return detail.config();
    }

    /** The age of the first message; null if there is none or it is unknown. */
    public @Nullable Duration firstAge() {
        return isEmpty() ? null : Ages.between(state().firstTs(), origin.now());
    }

    /** The age of the last message; null if there was none or it is unknown. */
    public @Nullable Duration lastAge() {
        return Ages.between(state().lastTs(), origin.now());
    }

    /** The number of different subjects; null if unknown. Servers omit a zero. */
    public @Nullable Long subjects() {
        return isEmpty() ? Long.valueOf(0) : state().numSubjects();
    }

    /** The number of messages lost to damage; null if there are none. */
    public @Nullable Long lost() {
        return state().lost() == null || state().lost().msgs() == null
                ? null
                : Long.valueOf(state().lost().msgs().size());
    }

    /** Whether it stores a key-value or object bucket. */
    public boolean isBucket() {
        return isKeyValue() || key.stream().startsWith(OBJECTS);
    }

    /** Whether it stores a key-value bucket. */
    public boolean isKeyValue() {
        return key.stream().startsWith(KV);
    }

    /** The name of the bucket. */
    public String bucket() {
        return key.stream().substring(isKeyValue() ? KV.length() : OBJECTS.length());
    }

    private boolean isEmpty() {
        return state().messages() != null && state().messages() == 0;
    }
}
