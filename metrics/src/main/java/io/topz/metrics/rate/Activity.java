package io.topz.metrics.rate;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The current and recent rate of an entity, per second of the server's clock. Unknown values are null.
 *
 * @param now since the previous poll
 * @param ten over the last ten seconds, or since the entity was first seen
 * @param sixty over the last sixty seconds, or since the entity was first seen
 * @param peak the highest {@code now} since the entity was first seen
 * @param trend the last values of {@code now}
 * @param share the share of the sum over all entities of the kind, from 0 to 1
 */
public record Activity(
        @Nullable Double now,
        @Nullable Double ten,
        @Nullable Double sixty,
        @Nullable Double peak,
        Trend trend,
        @Nullable Double share) {

    /** Unknown activity. */
    public static final Activity UNKNOWN = new Activity(null, null, null, null, Trend.EMPTY, null);

    /** The sum of the current rates that are known. */
    public static double sum(Collection<Activity> activities) {
        double sum = 0;
        for (Activity activity : activities) {
            sum += activity.now == null ? 0 : activity.now;
        }
        return sum;
    }

    /** This activity with its share of {@code sum}; the share is unknown if one of them is unknown or the sum is zero. */
    public Activity shareOf(@Nullable Double sum) {
        Double part = now == null || sum == null || sum <= 0 ? null : Double.valueOf(Math.min(1, now / sum));
        return new Activity(now, ten, sixty, peak, trend, part);
    }

    /**
     * The sum of both, as far as they are known. The peak is the highest value of the summed trend, because the two peaks were at different
     * times.
     */
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
