package io.topz.broker.monitor;

import io.topz.broker.client.ServerState;
import io.topz.broker.service.Documents;
import io.topz.broker.service.Service;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.counter.ProcessStats;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.GatewayzOptions;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.LeafzOptions;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Collects documents from a broker in the same process. A document is built on the calling thread, in a time that depends on its size (a
 * few milliseconds for 10,000 connections), and is complete when {@link #collect} returns. Only documents that need the thread of a service
 * are completed later.
 */
public final class BrokerCollector implements Collector {

    private final Documents documents = new Documents();

    /** Collects from that broker and its services; {@code monitor} is its monitoring port and {@code process} this process, for /varz. */
    public BrokerCollector(ServerState server, List<Service> services, MonitorStats monitor, ProcessStats process) {
        HealthzSource health = new HealthzSource(services);
        LimitsSource limits = new LimitsSource(server, services, monitor);
        VarzSource varz = new VarzSource(server, services, monitor, process);
        ConnzSource connz = new ConnzSource(server.identity(), server.time(), server.accounts(), server.connections());
        SubszSource subsz = new SubszSource(server.identity(), server.time(), server.accounts());
        AccountSource accounts = new AccountSource(
                server.identity(),
                server.time(),
                server.accounts(),
                server.options().jetStream() != null);
        StandaloneSource standalone = new StandaloneSource(
                server.identity(), server.time(), server.options().serverName());
        documents.serve(VarzOptions.class, options -> varz.varz());
        documents.serve(ConnzOptions.class, connz::connz);
        documents.serve(SubszOptions.class, subsz::subsz);
        documents.serve(AccountzOptions.class, accounts::accountz);
        documents.serve(AccstatzOptions.class, accounts::accstatz);
        documents.serve(RoutezOptions.class, options -> standalone.routez());
        documents.serve(GatewayzOptions.class, options -> standalone.gatewayz());
        documents.serve(LeafzOptions.class, options -> standalone.leafz());
        documents.serve(LimitszOptions.class, options -> limits.limitsz());
        documents.serve(JszOptions.class, standalone::jsz);
        documents.serveLater(HealthzOptions.class, health::healthz);
        services.forEach(service -> service.addDocuments(documents));
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        return documents.collect(options);
    }
}
