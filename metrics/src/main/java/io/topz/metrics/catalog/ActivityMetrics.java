package io.topz.metrics.catalog;

import io.topz.metrics.Kind;
import io.topz.metrics.Metric;
import io.topz.metrics.rate.Activity;
import io.topz.metrics.text.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of current and recent activity. */
final class ActivityMetrics {

    private static final String SHARE = "the share of all that moves now";

    private ActivityMetrics() {}

    /** The rates over ten and sixty seconds, the peak, and the share. */
    static <E> List<Metric<E>> recent(Function<E, Activity> activity) {
        return Lists.concat(
                rates(activity),
                List.of(Metric.<E>percent("share_percent", SHARE, of(activity, Activity::share))
                        .as(Kind.RATE)
                        .alias("share")));
    }

    /** The current rate, followed by the metrics of {@link #recent}. */
    static <E> List<Metric<E>> all(Function<E, Activity> activity) {
        Metric<E> now = rate("rate", "messages per second now", activity, Activity::now);
        return Lists.concat(List.of(now), recent(activity));
    }

    /** In the order of the screen, with the share from 0 to 1: as scripts know the tables that had no metrics at first. */
    static <E> List<Metric<E>> asShown(Function<E, Activity> activity) {
        return Lists.concat(
                List.of(
                        Metric.<E>share("share", SHARE, of(activity, Activity::share))
                                .as(Kind.RATE)
                                .alias("share_percent"),
                        rate(
                                "trend",
                                "the present rate, of which the screen draws the last values",
                                activity,
                                Activity::now)),
                rates(activity));
    }

    private static <E> List<Metric<E>> rates(Function<E, Activity> activity) {
        return List.of(
                rate("rate10", "messages per second in the last 10 s", activity, Activity::ten),
                rate("rate60", "messages per second in the last 60 s", activity, Activity::sixty),
                rate("peak", "the highest rate so far", activity, Activity::peak));
    }

    private static <E> Metric<E> rate(
            String name, String help, Function<E, Activity> activity, Function<Activity, @Nullable Double> value) {
        return Metric.rate(name, help, Unit.COUNT, of(activity, value));
    }

    private static <E> Function<E, @Nullable Double> of(
            Function<E, Activity> activity, Function<Activity, @Nullable Double> value) {
        return entity -> value.apply(activity.apply(entity));
    }
}
