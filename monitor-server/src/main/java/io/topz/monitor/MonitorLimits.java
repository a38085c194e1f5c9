package io.topz.monitor;

import io.topz.collectors.counter.Limit;
import java.util.List;

/**
 * The limits of a monitoring port, with how often each struck.
 *
 * @param connections idle connections closed to make room, and new ones refused where none was idle
 * @param headerBytes heads that were too large
 * @param headerTimeout connections closed because the head of a request did not come
 * @param pendingBytes large answers refused, and slow readers cut to make room
 * @param stallTimeout readers cut because they stood still
 * @param builds questions that waited because as many large documents were being made
 */
record MonitorLimits(
        Limit connections,
        Limit headerBytes,
        Limit headerTimeout,
        Limit pendingBytes,
        Limit stallTimeout,
        Limit builds) {

    static MonitorLimits of(MonitorOptions options) {
        return new MonitorLimits(
                new Limit("monitor_max_connections", "connections", options.maxConnections()),
                new Limit("monitor_max_header", "bytes", options.maxHeaderBytes()),
                new Limit(
                        "monitor_header_timeout", "ms", options.headerTimeout().toMillis()),
                new Limit("monitor_max_pending", "bytes", options.maxPendingBytes()),
                new Limit("monitor_stall_timeout", "ms", options.stallTimeout().toMillis()),
                new Limit("monitor_max_builds", "documents", options.maxBuilds()));
    }

    List<Limit> all() {
        return List.of(connections, headerBytes, headerTimeout, pendingBytes, stallTimeout, builds);
    }
}
