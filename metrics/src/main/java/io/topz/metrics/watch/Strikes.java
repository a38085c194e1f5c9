package io.topz.metrics.watch;

import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import io.topz.metrics.rate.ServerRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a server that were reached, according to its latest and earlier documents.
 *
 * @param run the run of the server that reported them
 * @param now the latest document
 * @param before the previous document; null if this is the first of the run
 * @param marked the document at the time of the user's mark; null if unknown
 */
public record Strikes(
        ServerRun run,
        Limitsz now,
        @Nullable Limitsz before,
        @Nullable Limitsz marked) {

    /**
     * A limit that was reached.
     *
     * @param grown the number of times since the earlier document; null if unknown
     */
    public record Struck(LimitInfo limit, @Nullable Long grown) {}

    /** The counts after the next document of a server. */
    public static Strikes next(@Nullable Strikes last, ServerRun run, Limitsz now) {
        return last != null && last.run.equals(run)
                ? new Strikes(run, now, last.now, last.marked)
                : new Strikes(run, now, null, null);
    }

    /** These counts without a mark. */
    public Strikes unmarked() {
        return new Strikes(run, now, before, null);
    }

    /** These counts with a mark at the current moment. */
    public Strikes atMark() {
        return new Strikes(run, now, before, now);
    }

    /**
     * The limits that were reached, in the order of the server.
     *
     * @param sinceMark whether growth is counted since the mark, if that is known, instead of since the previous document
     */
    public List<Struck> list(boolean sinceMark) {
        Limitsz earlier = sinceMark && marked != null ? marked : before;
        Map<String, Long> times = new HashMap<>();
        limits(earlier).forEach(limit -> times.put(String.valueOf(limit.name()), times(limit)));
        List<Struck> struck = new ArrayList<>();
        for (LimitInfo limit : limits(now)) {
            if (times(limit) > 0) {
                Long then = times.get(String.valueOf(limit.name()));
                struck.add(new Struck(limit, then == null ? null : Long.valueOf(times(limit) - then)));
            }
        }
        return struck;
    }

    private static List<LimitInfo> limits(@Nullable Limitsz limitsz) {
        return limitsz == null || limitsz.limits() == null ? List.of() : limitsz.limits();
    }

    private static long times(LimitInfo limit) {
        return limit.struck() == null ? 0 : limit.struck();
    }
}
