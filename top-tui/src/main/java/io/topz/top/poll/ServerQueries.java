package io.topz.top.poll;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.http.Cost;
import io.topz.collectors.http.Metered;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.HealthzOptionsBuilder;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.ServerzOptions;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import io.topz.metrics.streaming.ServerDocuments;
import io.topz.metrics.streaming.StreamingQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Sends the queries of one poll to a server of any version, and sums up their cost. */
final class ServerQueries {

    /** The number of polls between two searches for NATS Streaming on a server that has none. */
    private static final int STREAMING_SEARCH = 59;

    private final Collector collector;
    private final ServerMemory memory;
    private final List<String> remarks = new ArrayList<>();
    private int requests;
    private long bytes;

    ServerQueries(Collector collector, ServerMemory memory) {
        this.collector = collector;
        this.memory = memory;
    }

    /** Sends one query. */
    <D extends Document> CompletionStage<D> ask(Options<D> options) {
        requests++;
        return collector.collect(options).thenApply(document -> {
            if (collector instanceof Metered metered) {
                bytes += metered.lastCost().map(Cost::bodyBytes).orElse(0L);
            }
            return document;
        });
    }

    /** Queries about accounts. */
    AccountQueries accounts() {
        return new AccountQueries(this, memory);
    }

    /** Queries open connections. Servers support different sort keys; an unsupported key costs a second query once, and a remark. */
    CompletionStage<Connz> open(DataRequest.Connections wanted) {
        ConnzOptions unsorted = connections()
                .limit(wanted.limit())
                .subs(wanted.subs() ? SubsMode.SUBJECTS : SubsMode.NONE)
                .auth(wanted.users())
                .build();
        if (wanted.sort().isEmpty()) {
            return ask(unsorted);
        }
        if (memory.refusedSorts.contains(wanted.sort())) {
            return sortedHere(wanted, unsorted);
        }
        ConnzOptions sorted =
                ConnzOptionsBuilder.builder(unsorted).sort(wanted.sort()).build();
        return exceptionallyCompose(ask(sorted), failure -> {
            if (!(failure instanceof BadRequestException)) {
                return CompletableFuture.failedStage(failure);
            }
            memory.refusedSorts.add(wanted.sort());
            return sortedHere(wanted, unsorted);
        });
    }

    private CompletionStage<Connz> sortedHere(DataRequest.Connections wanted, ConnzOptions unsorted) {
        remark("this server does not sort by " + wanted.sort() + ": the first " + wanted.limit()
                + " connections by cid are sorted here");
        return ask(unsorted);
    }

    /** Queries closed connections, the latest first, with their accounts: otherwise all would seem to belong to the global account. */
    CompletionStage<Connz> closed(int limit) {
        return ask(connections()
                .state(ConnState.CLOSED)
                .sort("stop")
                .auth(true)
                .limit(limit)
                .build());
    }

    /** Queries one connection, open or closed. Before 2.11.2 a server finds an open connection by its id only among the open ones. */
    CompletionStage<Connz> connection(long cid) {
        ConnzOptionsBuilder options = connections().cid(cid).auth(true).subs(SubsMode.DETAIL);
        return ask(options.build()).thenCompose(open -> {
            List<?> found = open.connections();
            return found == null || found.isEmpty()
                    ? ask(options.state(ConnState.CLOSED).build())
                    : CompletableFuture.completedStage(open);
        });
    }

    /**
     * Adds subscriptions to the sample.
     *
     * @param subject a subject that they must match; empty for all
     */
    CompletionStage<SampleBuilder> addInterest(SampleBuilder sample, String subject, int limit) {
        SubszOptions options = SubszOptionsBuilder.builder(SubszOptions.defaults())
                .subs(true)
                .test(subject)
                .limit(limit)
                .build();
        return ask(options).thenApply(sample::interest);
    }

    /** Adds the health of the server to the sample. Servers before 2.7 do not report it. */
    CompletionStage<SampleBuilder> addHealth(SampleBuilder sample) {
        HealthzOptions options = HealthzOptionsBuilder.builder(HealthzOptions.defaults())
                .details(true)
                .build();
        return ask(options).handle((health, failure) -> sample.health(health));
    }

    /** Adds the limits of the server to the sample. Only topz reports them. */
    CompletionStage<SampleBuilder> addLimits(SampleBuilder sample) {
        return ask(LimitszOptions.defaults()).handle((limits, failure) -> sample.limits(limits));
    }

    /** Adds NATS Streaming to the sample, if the server has it. */
    CompletionStage<SampleBuilder> addStreaming(SampleBuilder sample) {
        return new StreamingQueries(this::ask).ask().thenApply(sample::streaming);
    }

    /** Adds NATS Streaming to the sample, if there is one and it answers. If there is none, it is looked for now and then. */
    CompletionStage<SampleBuilder> addStreamingIfPresent(SampleBuilder sample) {
        if (memory.pollsWithoutStreaming > 0) {
            memory.pollsWithoutStreaming--;
            return CompletableFuture.completedStage(sample);
        }
        return new StreamingQueries(this::ask).ask().handle((streaming, failure) -> {
            memory.pollsWithoutStreaming = failure == null && streaming == null ? STREAMING_SEARCH : 0;
            return sample.streaming(streaming);
        });
    }

    /** Adds a remark if no NATS server runs at the port, so that its pages are empty. */
    CompletionStage<SampleBuilder> addRemarkWithoutNats(SampleBuilder sample) {
        if (!ServerDocuments.hasNoConnection(sample.varz())) {
            memory.isWithoutNats = null;
            return CompletableFuture.completedStage(sample);
        }
        CompletionStage<Boolean> known = memory.isWithoutNats != null
                ? CompletableFuture.completedStage(memory.isWithoutNats)
                : ask(ServerzOptions.defaults()).handle((serverz, failure) -> failure == null);
        return known.thenApply(isWithout -> {
            memory.isWithoutNats = isWithout;
            if (isWithout) {
                remark("no NATS server at this port: its NATS pages are empty (--url names others)");
            }
            return sample;
        });
    }

    /** Adds the routes to the sample, if there are any. They are optional: without them it is unknown which servers are the peers. */
    CompletionStage<SampleBuilder> addRoutes(SampleBuilder sample) {
        Long routes = sample.varz().routes();
        return routes == null || routes == 0
                ? CompletableFuture.completedStage(sample)
                : ask(RoutezOptions.defaults()).handle((routez, failure) -> sample.routez(routez));
    }

    /** Adds a message about a feature that the server lacks. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    int requests() {
        return requests;
    }

    /** The total size of all answers; 0 if the collector does not know it. */
    long bytes() {
        return bytes;
    }

    private static ConnzOptionsBuilder connections() {
        return ConnzOptionsBuilder.builder(ConnzOptions.defaults());
    }

    private interface Recovery<T> {
        CompletionStage<T> from(Throwable failure);
    }

    private static <T> CompletionStage<T> exceptionallyCompose(CompletionStage<T> stage, Recovery<T> recovery) {
        return stage.<CompletionStage<T>>handle((value, failure) ->
                        failure == null ? CompletableFuture.completedStage(value) : recovery.from(cause(failure)))
                .thenCompose(next -> next);
    }

    /** The failure without the wrappers that completion stages add. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
