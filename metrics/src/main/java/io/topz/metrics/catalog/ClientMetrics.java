package io.topz.metrics.catalog;

import io.topz.metrics.Entity;
import io.topz.metrics.Metric;
import io.topz.metrics.text.Times;
import io.topz.metrics.text.Unit;
import io.topz.metrics.watch.FlapRow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of clients that come and go. */
public final class ClientMetrics {

    private static final double NANOS = 1e9;

    public static final Metric<FlapRow> CLOSED =
            Metric.count("closed", "closed connections that the server remembers", row -> (long) row.closed());

    /** The clients that come and go. */
    public static final Entity<FlapRow> FLAPS = new Entity<>(
            "client",
            "clients that come and go",
            List.of(
                    Metric.text("name", "name that the client gave", FlapRow::name),
                    Metric.text("ip", "address of the client", FlapRow::ip),
                    Metric.text("account", "account of its connections", FlapRow::account),
                    CLOSED,
                    Metric.gauge("lasted", "time from start to end, on average", Unit.SECONDS, ClientMetrics::lifetime),
                    Metric.text("reason", "why the last one was closed", FlapRow::reason),
                    Metric.text("last", "when the last one was closed", row -> Times.second(row.stop()))),
            List.of());

    private ClientMetrics() {}

    private static @Nullable Double lifetime(FlapRow row) {
        Duration lifetime = row.lifetime();
        return lifetime == null ? null : Double.valueOf(lifetime.toNanos() / NANOS);
    }
}
