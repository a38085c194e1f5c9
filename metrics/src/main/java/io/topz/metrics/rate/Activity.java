package io.topz.metrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * The current and recent activity of an entity: one number per second of the server's own time. Null is not known.
 *
 * @param now since the poll before
 * @param ten over the last ten seconds, or since it was first seen
 * @param sixty over the last sixty seconds, or since it was first seen
 * @param peak the highest {@code now} since it was first seen
 * @param trend the last values of {@code now}
 * @param share of what all of its kind move now, from 0 to 1
 */
public record Activity(
        @Nullable Double now,
        @Nullable Double ten,
        @Nullable Double sixty,
        @Nullable Double peak,
        Trend trend,
        @Nullable Double share) {

    /** Nothing is known. */
    public static final Activity UNKNOWN = new Activity(null, null, null, null, Trend.EMPTY, null);

    /** This activity with its share of a sum; unknown when one of them is not known, or the sum is zero. */
    public Activity shareOf(@Nullable Double sum) {
        Double part = now == null || sum == null || sum <= 0 ? null : Double.valueOf(Math.min(1, now / sum));
        return new Activity(now, ten, sixty, peak, trend, part);
    }

    /** Both together, as far as they are known. The peak is the highest of the trend: those of the parts were at other times. */
    public Activity plus(Activity other) {
        Trend sum = trend.plus(other.trend);
        return new Activity(
                Rates.sum(now, other.now),
                Rates.sum(ten, other.ten),
                Rates.sum(sixty, other.sixty),
                sum.highest(),
                sum,
                Rates.sum(share, other.share));
    }
}
