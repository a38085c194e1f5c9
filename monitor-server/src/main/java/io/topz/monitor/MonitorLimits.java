package io.topz.monitor;

import io.topz.collectors.counter.Limit;
import java.util.List;

/**
 * The limits of a monitoring port, with the number of times that each was reached.
 *
 * @param connections idle connections closed to make room, and new ones refused because none was idle
 * @param headerBytes request heads that were too large
 * @param headerTimeout connections closed because the head of a request did not arrive in time
 * @param pendingBytes large answers refused, and slow readers disconnected to make room
 * @param stallTimeout readers disconnected because they stopped reading
 * @param builds questions that waited because too many large documents were being built
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
