package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.metrics.rate.Trend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The newest data of the server. Times are nanoseconds of the local clock.
 *
 * @param snapshot the last good data, null before the first
 * @param outage why there is no newer data, null while polls succeed
 * @param askedAt when the poll in flight began, null when none is
 * @param interval from one poll to the next at the present pace
 * @param in messages in per second, of the last polls
 * @param out messages out per second, of the last polls
 * @param recording of the recording that is made or watched, null when there is none
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

    /** A poll in flight for longer than this is worth showing. */
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(2);

    /** Nothing is known yet. */
    public static ServerFeed empty(Duration interval) {
        return new ServerFeed(null, null, null, interval, Trend.EMPTY, Trend.EMPTY, null);
    }

    /** Whether the data on the screen is old: polls fail, or the server is slow to answer. */
    public boolean isStale(long now) {
        return outage != null || isWaiting(now);
    }

    /** Whether the poll in flight has taken long. */
    public boolean isWaiting(long now) {
        return askedAt != null && now - askedAt > SLOW_ANSWER.toNanos();
    }
}
