package io.topz.metrics.catalog;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.server.LimitCount;
import java.util.List;

/** The metrics of the limits of a server. */
public final class LimitMetrics {

    /** The limits. */
    public static final Entity<LimitCount> LIMITS = new Entity<>(
            "limit",
            "limits",
            List.of(
                    Metric.text("limit", "name of the limit", LimitCount::name),
                    Metric.counter("limits_struck", "times that it was reached", LimitCount::struck)),
            List.of());

    private LimitMetrics() {}
}
