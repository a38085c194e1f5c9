package io.topz.top.poll;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.VarzOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The queries of one poll, sent one after another. Answers arrive on the collector's threads, never two at a time. */
final class PollCycle {

    private final DataRequest request;
    private final ServerMemory memory;
    private final ServerQueries server;
    private final SlowConsumerProbe probe;

    /**
     * @param previous the server at the last poll; null at the first
     * @param memory the knowledge about this server, which is extended
     * @param watching whether to look for slow consumers
     */
    PollCycle(
            Collector collector, DataRequest request, @Nullable Varz previous, ServerMemory memory, boolean watching) {
        this.request = request;
        this.memory = memory;
        server = new ServerQueries(collector, memory);
        probe = new SlowConsumerProbe(server, watching ? previous : null, memory, watching);
    }

    /** Sends all queries; fails as the collector fails. The caller adds the times to the sample. */
    CompletionStage<SampleBuilder> run() {
        SampleBuilder sample = SampleBuilder.builder().request(request);
        return server.ask(VarzOptions.defaults())
                .thenCompose(varz -> server.addRemarkWithoutNats(sample.varz(varz)))
                .thenCompose(known -> request.askConnections(server))
                .thenCompose(connz -> {
                    sample.connz(connz);
                    return probe.waiting(sample.varz(), request.connections(), connz);
                })
                .thenCompose(waiting -> {
                    sample.waiting(waiting);
                    return jetStream(sample.varz());
                })
                .thenCompose(jsz -> {
                    sample.jsz(jsz);
                    return request.askOthers(server, sample);
                })
                .thenCompose(complete -> probe.closed(complete.varz()))
                .thenApply(slow -> sample.slowConsumers(slow)
                        .remarks(server.remarks())
                        .requests(server.requests())
                        .bytes(server.bytes()));
    }

    /**
     * Queries JetStream only on servers that have it. A request without streams queries the totals, which are optional: if that query fails
     * they stay unknown.
     */
    private CompletionStage<@Nullable Jsz> jetStream(Varz varz) {
        if (varz.jetstream() == null || varz.jetstream().config() == null) {
            return CompletableFuture.completedStage(null);
        }
        DataRequest.JetStream wanted = request.jetStream();
        if (wanted != null) {
            JszOptions options = memory.configs.options(wanted.consumers());
            return server.ask(options).thenApply(jsz -> memory.configs.complete(options, jsz));
        }
        return server.ask(request.jetStreamTotals()).handle((jsz, failure) -> jsz);
    }
}
