package io.topz.broker.monitor;

import io.topz.broker.client.ServerCounters;
import io.topz.broker.client.ServerState;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ClosedReason;
import io.topz.broker.service.Service;
import io.topz.broker.store.DiskCounters;
import io.topz.collectors.counter.Limit;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.document.LimitInfo;
import io.topz.collectors.document.Limitsz;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Builds /limitsz: every limit of the broker, of its services and of the monitoring port, with the number of times that it was reached. */
final class LimitsSource {

    private static final String MILLIS = "ms";
    private static final String BYTES = "bytes";

    private final ServerState server;
    private final List<Service> services;
    private final MonitorStats monitor;

    LimitsSource(ServerState server, List<Service> services, MonitorStats monitor) {
        this.server = server;
        this.services = services;
        this.monitor = monitor;
    }

    Limitsz limitsz() {
        List<LimitInfo> limits = new ArrayList<>();
        addBroker(limits, server.options().limits(), server.counters());
        services.forEach(service -> limits.addAll(service.limits()));
        monitor.limits().stream().map(Limit::info).forEach(limits::add);
        return new Limitsz(
                server.identity().serverId(),
                server.time().wall().instant(),
                server.counters().failures(),
                diskFailures(DiskCounters::readFailures),
                diskFailures(DiskCounters::writeFailures),
                diskFailures(DiskCounters::lostMessages),
                undecodableRequests(),
                limits);
    }

    /** The sum of a counter over all services; null if none of them uses a disk. */
    private @Nullable Long diskFailures(ToLongFunction<DiskCounters> counter) {
        List<DiskCounters> disks = services.stream()
                .flatMap(service -> service.diskCounters().stream())
                .toList();
        return disks.isEmpty()
                ? null
                : Long.valueOf(disks.stream().mapToLong(counter).sum());
    }

    /** The sum over all services; null if none of them decodes requests. */
    private @Nullable Long undecodableRequests() {
        return services.stream()
                .map(Service::undecodableRequests)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(null);
    }

    private void addBroker(List<LimitInfo> limits, ClientLimits ofClients, ServerCounters counters) {
        add(
                limits,
                "max_connections",
                "connections",
                orNone(ofClients.maxConnections()),
                counters.ended(ClosedReason.MAX_CONNECTIONS_EXCEEDED));
        add(
                limits,
                "max_subscriptions",
                "subscriptions",
                orNone(ofClients.maxSubscriptions()),
                counters.refusedSubscriptions());
        add(
                limits,
                "max_control_line",
                BYTES,
                (long) ofClients.maxControlLineBytes(),
                counters.ended(ClosedReason.MAX_CONTROL_LINE_EXCEEDED));
        add(
                limits,
                "max_payload",
                BYTES,
                (long) ofClients.maxPayloadBytes(),
                counters.ended(ClosedReason.MAX_PAYLOAD_EXCEEDED));
        add(
                limits,
                "max_pending",
                BYTES,
                ofClients.maxPendingBytes(),
                counters.ended(ClosedReason.SLOW_CONSUMER_PENDING_BYTES));
        add(
                limits,
                "write_deadline",
                MILLIS,
                ofClients.writeDeadline().toMillis(),
                counters.ended(ClosedReason.SLOW_CONSUMER_WRITE_DEADLINE));
        add(
                limits,
                "auth_timeout",
                MILLIS,
                ofClients.authTimeout().toMillis(),
                counters.ended(ClosedReason.AUTHENTICATION_TIMEOUT));
        add(limits, "ping_max", "pings", (long) ofClients.pingMax(), counters.staleConnections());
        add(limits, "publisher_stall", BYTES, ofClients.maxPendingBytes() / 4 * 3, counters.stalledClients());
        add(
                limits,
                "max_closed_clients",
                "connections",
                (long) ofClients.maxClosedClients(),
                server.connections().forgotten());
    }

    private static void add(List<LimitInfo> limits, String name, String unit, @Nullable Long value, long struck) {
        limits.add(new LimitInfo(name, unit, value, struck));
    }

    private static @Nullable Long orNone(int limit) {
        return limit < 1 ? null : (long) limit;
    }
}
