package io.topz.metrics.watch;

import io.topz.collectors.document.ConnInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rate at which connections open and close.
 *
 * @param opened per second; null if unknown
 * @param closed per second; null if unknown
 * @param remembered the number of closed connections that the server reported
 * @param lifetime their average lifetime; null if unknown
 * @param reasons the reasons for their end with the number of connections, the most frequent first
 */
public record Churn(
        @Nullable Double opened,
        @Nullable Double closed,
        int remembered,
        @Nullable Duration lifetime,
        Map<String, Integer> reasons) {

    /** Unknown churn. */
    public static final Churn UNKNOWN = new Churn(null, null, 0, null, Map.of());

    /** This churn with the data of the closed connections. */
    public Churn with(List<ConnInfo> gone) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        gone.forEach(conn -> counts.merge(conn.reason() == null ? "(no reason)" : conn.reason(), 1, Integer::sum));
        Map<String, Integer> ordered = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        return new Churn(opened, closed, gone.size(), FlapRow.mean(gone), ordered);
    }

    /** This churn with the numbers of connections that open and close per second. */
    public Churn moving(@Nullable Double opening, @Nullable Double closing) {
        return new Churn(opening, closing, remembered, lifetime, reasons);
    }
}
