package io.topz.broker.monitor;

import io.topz.broker.client.ServerState;
import io.topz.broker.jetstream.JetStream;
import io.topz.collectors.Collector;
import io.topz.collectors.counter.MonitorStats;
import io.topz.collectors.counter.ProcessStats;
import io.topz.collectors.document.Document;
import io.topz.collectors.options.AccountzOptions;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.GatewayzOptions;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.LeafzOptions;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.VarzOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects from a broker in the same process. A document is built on the calling thread, in the time that its size takes (a
 * few milliseconds for 10,000 connections), and is complete when {@link #collect} returns. Only what the JetStream thread must
 * be asked for comes later.
 */
public final class BrokerCollector implements Collector {

    private final Map<Class<?>, Function<Options<?>, CompletionStage<? extends Document>>> sources = new HashMap<>();

    /**
     * Looks at that broker; {@code jetStream} is null where it is off, {@code monitor} is its monitoring port and {@code process}
     * this process, for /varz.
     */
    public BrokerCollector(
            ServerState server, @Nullable JetStream jetStream, MonitorStats monitor, ProcessStats process) {
        JetStreamQuestions questions = jetStream == null
                ? null
                : new JetStreamQuestions(
                        jetStream::ask,
                        jetStream.options().monitorTimeout(),
                        server.time().nanos());
        JetStreamSource streams =
                jetStream == null || questions == null ? null : new JetStreamSource(server, jetStream, questions);
        HealthzSource health = new HealthzSource(jetStream, questions);
        LimitsSource limits = new LimitsSource(server, jetStream, questions, monitor);
        VarzSource varz = new VarzSource(server, streams, monitor, process);
        ConnzSource connz = new ConnzSource(server);
        SubszSource subsz = new SubszSource(server);
        AccountSource accounts = new AccountSource(server);
        StandaloneSource standalone = new StandaloneSource(server);
        serve(VarzOptions.class, options -> varz.varz());
        serve(ConnzOptions.class, connz::connz);
        serve(SubszOptions.class, subsz::subsz);
        serve(AccountzOptions.class, accounts::accountz);
        serve(AccstatzOptions.class, accounts::accstatz);
        serve(RoutezOptions.class, options -> standalone.routez());
        serve(GatewayzOptions.class, options -> standalone.gatewayz());
        serve(LeafzOptions.class, options -> standalone.leafz());
        serve(LimitszOptions.class, options -> limits.limitsz());
        if (streams == null) {
            serve(JszOptions.class, standalone::jsz);
        } else {
            serveLater(JszOptions.class, streams::jsz);
        }
        serveLater(HealthzOptions.class, health::healthz);
    }

    private <D extends Document, O extends Options<D>> void serve(Class<O> options, Function<O, D> source) {
        serveLater(options, asked -> CompletableFuture.completedFuture(source.apply(asked)));
    }

    private <D extends Document, O extends Options<D>> void serveLater(
            Class<O> options, Function<O, CompletionStage<D>> source) {
        sources.put(options, asked -> source.apply(options.cast(asked)));
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        Endpoint<D> endpoint = options.endpoint();
        Function<Options<?>, CompletionStage<? extends Document>> source = sources.get(options.getClass());
        if (source == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no source for " + endpoint.path()));
        }
        try {
            return source.apply(options).thenApply(endpoint.document()::cast);
        } catch (BadRequestException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
