package io.topz.metrics.server;

import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a server with the number of times that it was reached.
 *
 * @param name the name of the limit; limits of several accounts have the same name and are counted together
 * @param struck the number of times since the start of the server
 */
public record LimitCount(String name, long struck) {

    /** The limits of a server; none if it does not report them. */
    public static List<LimitCount> of(@Nullable Limitsz limitsz) {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<LimitInfo> limits = limitsz == null || limitsz.limits() == null ? List.of() : limitsz.limits();
        for (LimitInfo limit : limits) {
            counts.merge(String.valueOf(limit.name()), limit.struck() == null ? 0L : limit.struck(), Long::sum);
        }
        return counts.entrySet().stream()
                .map(count -> new LimitCount(count.getKey(), count.getValue()))
                .toList();
    }
}
