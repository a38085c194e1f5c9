package io.topz.metrics.catalog;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.watch.ChangeRow;
import java.util.List;

/** The metrics of differences since the mark. */
public final class ChangeMetrics {

    /** The differences. */
    public static final Entity<ChangeRow> CHANGES = new Entity<>(
            "change",
            "changes",
            List.of(
                    Metric.text(
                            "change",
                            "the kind of the difference",
                            row -> row.kind().word()),
                    Metric.text("what", "what changed: a connection, a stream", ChangeRow::what),
                    Metric.text("name", "its name", ChangeRow::name),
                    Metric.text("detail", "more about it", row -> row.detail().isEmpty() ? null : row.detail())),
            List.of());

    private ChangeMetrics() {}
}
