package io.topz.broker.monitor;

import io.topz.broker.account.Account;
import io.topz.broker.client.ServerCounters;
import io.topz.broker.client.ServerState;
import io.topz.broker.options.ClientLimits;
import io.topz.broker.protocol.ServerInfo;
import io.topz.broker.service.Service;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.counter.ProcessStats;
import io.topz.collectors.counter.TrafficTotals;
import io.topz.collectors.document.ClusterOptsVarzBuilder;
import io.topz.collectors.document.GatewayOptsVarzBuilder;
import io.topz.collectors.document.JetStreamVarzBuilder;
import io.topz.collectors.document.KindCounts;
import io.topz.collectors.document.LeafNodeOptsVarzBuilder;
import io.topz.collectors.document.MqttOptsVarzBuilder;
import io.topz.collectors.document.Varz;
import io.topz.collectors.document.VarzBuilder;
import io.topz.collectors.document.WebsocketOptsVarzBuilder;
import io.topz.collectors.text.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Builds /varz: the identity, configuration and traffic of the broker. */
final class VarzSource {

    /** The broker has no TLS yet, but nats-server reports this default even without it. */
    private static final double TLS_TIMEOUT_SECONDS = 2;

    private final ServerState server;
    private final List<Service> services;
    private final MonitorStats monitor;
    private final ProcessStats process;

    VarzSource(ServerState server, List<Service> services, MonitorStats monitor, ProcessStats process) {
        this.server = server;
        this.services = services;
        this.monitor = monitor;
        this.process = process;
    }

    Varz varz() {
        VarzBuilder varz = VarzBuilder.builder();
        addIdentity(varz, server.identity().info());
        addLimits(varz, server.options().limits());
        addAbsentParts(varz);
        addMonitor(varz, monitor.address());
        addProcess(varz);
        addCounts(varz);
        services.forEach(service -> service.describe(varz));
        return varz.build();
    }

    private void addIdentity(VarzBuilder varz, ServerInfo info) {
        Instant now = server.time().wall().instant();
        varz.serverId(info.serverId())
                .serverName(info.serverName())
                .version(info.version())
                .proto((long) info.proto())
                .go(info.go())
                .host(info.host())
                .port((long) info.port())
                .authRequired(info.authRequired())
                .systemAccount(Account.SYSTEM)
                .start(server.identity().start())
                .configLoadTime(server.identity().start())
                .now(now)
                .uptime(Uptime.format(Duration.between(server.identity().start(), now)));
    }

    private static void addLimits(VarzBuilder varz, ClientLimits limits) {
        varz.maxConnections((long) limits.maxConnections())
                .maxSubscriptions(limits.maxSubscriptions() > 0 ? (long) limits.maxSubscriptions() : null)
                .pingInterval(limits.pingInterval().toNanos())
                .pingMax((long) limits.pingMax())
                .authTimeout(limits.authTimeout().toMillis() / 1000.0)
                .tlsTimeout(TLS_TIMEOUT_SECONDS)
                .maxControlLine((long) limits.maxControlLineBytes())
                .maxPayload((long) limits.maxPayloadBytes())
                .maxPending(limits.maxPendingBytes())
                .writeDeadline(limits.writeDeadline().toNanos());
    }

    /** Adds empty objects for parts that are not configured, as nats-server does. */
    private static void addAbsentParts(VarzBuilder varz) {
        varz.cluster(ClusterOptsVarzBuilder.builder().build())
                .gateway(GatewayOptsVarzBuilder.builder().build())
                .leaf(LeafNodeOptsVarzBuilder.builder().build())
                .mqtt(MqttOptsVarzBuilder.builder().build())
                .websocket(WebsocketOptsVarzBuilder.builder().build())
                .jetstream(JetStreamVarzBuilder.builder().build())
                .routes(0L)
                .remotes(0L)
                .leafnodes(0L);
    }

    private void addMonitor(VarzBuilder varz, MonitorStats.Address address) {
        varz.httpHost(address.host())
                .httpPort((long) address.httpPort())
                .httpsPort((long) address.httpsPort())
                .httpBasePath(address.basePath())
                .httpReqStats(monitor.requests());
    }

    private void addProcess(VarzBuilder varz) {
        varz.mem(process.rssBytes())
                .cores((long) process.cores())
                .gomaxprocs((long) process.cores())
                .cpu(process.cpuPercent());
    }

    private void addCounts(VarzBuilder varz) {
        TrafficTotals traffic = TrafficTotals.NONE;
        long subscriptions = 0;
        for (Account account : server.accounts().all()) {
            traffic = traffic.plus(AccountSource.traffic(account));
            subscriptions += account.sublist().size();
        }
        ServerCounters counters = server.counters();
        varz.connections((long) server.connections().openCount())
                .totalConnections(counters.connections())
                .subscriptions(subscriptions)
                .inMsgs(traffic.inMsgs())
                .inBytes(traffic.inBytes())
                .outMsgs(traffic.outMsgs())
                .outBytes(traffic.outBytes())
                .slowConsumers(counters.slowConsumers())
                .slowConsumerStats(new KindCounts(counters.slowConsumers(), 0L, 0L, 0L))
                .staleConnections(counters.staleConnections())
                .stalledClients(counters.stalledClients())
                .staleConnectionStats(new KindCounts(counters.staleConnections(), 0L, 0L, 0L));
    }
}
