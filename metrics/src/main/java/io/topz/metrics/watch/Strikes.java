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
 * The limits of a server that have struck, in its latest and earlier answers.
 *
 * @param run of the server that reported them
 * @param now its latest answer
 * @param before its answer before that, null when this is the first of the run
 * @param marked its answer when the user marked, null when that is not known
 */
public record Strikes(
        ServerRun run,
        Limitsz now,
        @Nullable Limitsz before,
        @Nullable Limitsz marked) {

    /**
     * A limit that has struck.
     *
     * @param grown how often since the earlier moment, null when that is not known
     */
    public record Struck(LimitInfo limit, @Nullable Long grown) {}

    /** The next answer of a server. */
    public static Strikes next(@Nullable Strikes last, ServerRun run, Limitsz now) {
        return last != null && last.run.equals(run)
                ? new Strikes(run, now, last.now, last.marked)
                : new Strikes(run, now, null, null);
    }

    /** These counts without a mark. */
    public Strikes unmarked() {
        return new Strikes(run, now, before, null);
    }

    /** These counts with a mark at the present moment. */
    public Strikes atMark() {
        return new Strikes(run, now, before, now);
    }

    /**
     * The limits that have struck, in the order of the server.
     *
     * @param sinceMark whether growth is since the mark, where that is known, and not since the answer before
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
