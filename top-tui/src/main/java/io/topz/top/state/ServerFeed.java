package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.metrics.rate.Trend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The newest data of the server. Times are nanoseconds of the local clock.
 *
 * @param snapshot the last good data, null before the first
 * @param outage the reason for missing newer data, null while polls succeed
 * @param askedAt the start of the poll in flight, null if there is none
 * @param interval the time from one poll to the next at the present pace
 * @param in received messages per second in the last polls
 * @param out sent messages per second in the last polls
 * @param recording the status of the recording that is made or replayed, null if there is none
 */
@RecordBuilder
public record ServerFeed(
        @Nullable Snapshot snapshot,
        @Nullable Outage outage,
        @Nullable Long askedAt,
        Duration interval,
        Trend in,
        Trend out,
        @Nullable RecordingStatus recording)
        implements ServerFeedBuilder.With {

    /** The duration after which a poll in flight is shown. */
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(2);

    /** The state before anything is known. */
    public static ServerFeed empty(Duration interval) {
        return new ServerFeed(null, null, null, interval, Trend.EMPTY, Trend.EMPTY, null);
    }

    /** Whether the data on the screen is old: polls fail, or the server is slow to answer. */
    public boolean isStale(long now) {
        return outage != null || isWaiting(now);
    }

    /** Whether the poll in flight is taking long. */
    public boolean isWaiting(long now) {
        return askedAt != null && now - askedAt > SLOW_ANSWER.toNanos();
    }
}
