package io.topz.app.check;

import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Routez;
import io.topz.collectors.document.Varz;
import io.topz.metrics.jetstream.Answer;
import io.topz.metrics.jetstream.Observer;
import io.topz.metrics.jetstream.Observer.Picture;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.rate.Window;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one server to a check; null for what was not asked or is not there.
 *
 * @param servers how many servers are checked together
 * @param before the server, an interval earlier
 * @param jszBefore JetStream, an interval earlier
 * @param limitsBefore its limits, an interval earlier
 * @param now the server
 * @param jsz JetStream with streams and consumers
 * @param limits its limits
 * @param healthz its health
 * @param routez its routes
 * @param rowsBefore streams and consumers as the dashboard sees them, an interval earlier
 * @param rows the same now
 */
record Observation(
        int servers,
        @Nullable Varz before,
        @Nullable Jsz jszBefore,
        @Nullable Limitsz limitsBefore,
        Varz now,
        @Nullable Jsz jsz,
        @Nullable Limitsz limits,
        @Nullable Healthz healthz,
        @Nullable Routez routez,
        Picture rowsBefore,
        Picture rows) {

    /** Two samples of one check are always near enough to each other for a rate. */
    static final Window WINDOW = new Window(Duration.ZERO, Duration.ofDays(1));

    private static final Picture NOTHING = new Picture(List.of(), List.of(), List.of());

    Observation(
            int servers,
            @Nullable Varz before,
            @Nullable Jsz jszBefore,
            @Nullable Limitsz limitsBefore,
            Varz now,
            @Nullable Jsz jsz,
            @Nullable Limitsz limits,
            @Nullable Healthz healthz,
            @Nullable Routez routez) {
        this(
                servers,
                before,
                jszBefore,
                limitsBefore,
                now,
                jsz,
                limits,
                healthz,
                routez,
                rows(before, jszBefore),
                rows(now, jsz));
    }

    private static Picture rows(@Nullable Varz varz, @Nullable Jsz jsz) {
        return varz == null || jsz == null ? NOTHING : new Observer().observe(new Answer(varz, jsz, WINDOW), List.of());
    }

    /** Whether it has JetStream. */
    boolean hasJetStream() {
        return now.jetstream() != null && now.jetstream().config() != null;
    }

    /** Whether the server was started anew between the samples; null when there was one only. */
    @Nullable
    Boolean wasRestarted() {
        return before == null ? null : Boolean.valueOf(!ServerRun.of(before).equals(ServerRun.of(now)));
    }
}
