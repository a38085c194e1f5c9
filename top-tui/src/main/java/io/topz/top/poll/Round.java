package io.topz.top.poll;

import io.topz.collectors.Collector;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.http.Cost;
import io.topz.collectors.http.Metered;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.HealthzOptionsBuilder;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import io.topz.collectors.options.VarzOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The requests of one poll, one after another. Answers come on the collector's threads, never two at a time. */
final class Round {

    private final Collector collector;
    private final DataRequest request;
    private final ServerMemory memory;
    private final Hunt hunt;
    private final List<String> remarks = new ArrayList<>();
    private int requests;
    private long bytes;

    /**
     * @param previous the server at the last poll, null at the first
     * @param memory what is known of this server; grows
     * @param watching whether slow consumers are looked for
     */
    Round(Collector collector, DataRequest request, @Nullable Varz previous, ServerMemory memory, boolean watching) {
        this.collector = collector;
        this.request = request;
        this.memory = memory;
        hunt = new Hunt(this::ask, watching ? previous : null, memory, watching);
    }

    /** Asks everything; fails as the collector fails. The caller adds the times to the sample. */
    CompletionStage<SampleBuilder> run() {
        SampleBuilder sample = SampleBuilder.builder().request(request);
        return ask(VarzOptions.defaults())
                .thenCompose(varz -> {
                    sample.varz(varz);
                    return connections();
                })
                .thenCompose(connz -> {
                    sample.connz(connz);
                    return hunt.waiting(sample.varz(), request.connections(), connz);
                })
                .thenCompose(waiting -> {
                    sample.waiting(waiting);
                    return jetStream(sample.varz());
                })
                .thenCompose(jsz -> {
                    sample.jsz(jsz);
                    return others(sample);
                })
                .thenCompose(named -> hunt.victims(named.varz()))
                .thenApply(slow -> sample.slowConsumers(slow)
                        .remarks(List.copyOf(remarks))
                        .requests(requests)
                        .bytes(bytes));
    }

    private <D extends Document> CompletionStage<D> ask(Options<D> options) {
        requests++;
        return collector.collect(options).thenApply(document -> {
            if (collector instanceof Metered metered) {
                bytes += metered.lastCost().map(Cost::bodyBytes).orElse(0L);
            }
            return document;
        });
    }

    private CompletionStage<@Nullable Connz> connections() {
        DataRequest.Connections open = request.connections();
        if (open != null) {
            return sorted(open);
        }
        if (request instanceof DataRequest.Closed closed) {
            // without it all of them would seem to be of the global account
            return ask(closed(closed.limit()));
        }
        if (request instanceof DataRequest.Account one) {
            return new AccountRound(this::ask, memory, remarks).connections(one);
        }
        return request instanceof DataRequest.Connection named
                ? one(named.cid())
                : CompletableFuture.completedStage(null);
    }

    /** What is neither of the server, nor of connections, nor of JetStream. */
    private CompletionStage<SampleBuilder> others(SampleBuilder sample) {
        AccountRound accounts = new AccountRound(this::ask, memory, remarks);
        if (request instanceof DataRequest.Accounts all) {
            return accounts.traffic(all.limit()).thenApply(sample::accounts);
        }
        if (request instanceof DataRequest.Account one) {
            return accounts.traffic(one.limit())
                    .thenCompose(all -> accounts.details(one.account()).thenApply(sample.accounts(all)::account));
        }
        if (request instanceof DataRequest.Comparison all) {
            return accounts.traffic(all.connections().limit()).handle((traffic, failure) -> sample.accounts(traffic));
        }
        if (request instanceof DataRequest.Subscriptions list) {
            return interest(sample, "", list.limit());
        }
        if (request instanceof DataRequest.Receivers who) {
            return interest(sample, who.subject(), who.connections().limit());
        }
        if (request instanceof DataRequest.Health || request instanceof DataRequest.Overview) {
            HealthzOptions options = HealthzOptionsBuilder.builder(HealthzOptions.defaults())
                    .details(true)
                    .build();
            // servers before 2.7 do not know of it
            return ask(options)
                    .handle((health, failure) -> sample.health(health))
                    .thenCompose(this::limits);
        }
        return CompletableFuture.completedStage(sample);
    }

    /** Only topz serves them. */
    private CompletionStage<SampleBuilder> limits(SampleBuilder sample) {
        return request instanceof DataRequest.Health
                ? ask(LimitszOptions.defaults()).handle((limits, failure) -> sample.limits(limits))
                : CompletableFuture.completedStage(sample);
    }

    private CompletionStage<SampleBuilder> interest(SampleBuilder sample, String subject, int limit) {
        SubszOptions options = SubszOptionsBuilder.builder(SubszOptions.defaults())
                .subs(true)
                .test(subject)
                .limit(limit)
                .build();
        return ask(options).thenApply(sample::interest);
    }

    /** Servers differ in the sort keys that they know; a refused one costs a second request, once, and is told. */
    private CompletionStage<Connz> sorted(DataRequest.Connections open) {
        ConnzOptions unsorted = builder()
                .limit(open.limit())
                .subs(open.subs() ? SubsMode.SUBJECTS : SubsMode.NONE)
                .auth(open.users())
                .build();
        if (open.sort().isEmpty()) {
            return ask(unsorted);
        }
        if (memory.refusedSorts.contains(open.sort())) {
            return sortedHere(open, unsorted);
        }
        ConnzOptions sorted =
                ConnzOptionsBuilder.builder(unsorted).sort(open.sort()).build();
        return exceptionallyCompose(ask(sorted), failure -> {
            if (!(failure instanceof BadRequestException)) {
                return CompletableFuture.failedStage(failure);
            }
            memory.refusedSorts.add(open.sort());
            return sortedHere(open, unsorted);
        });
    }

    private CompletionStage<Connz> sortedHere(DataRequest.Connections open, ConnzOptions unsorted) {
        remarks.add("this server does not sort by " + open.sort() + ": the first " + open.limit()
                + " connections by cid are sorted here");
        return ask(unsorted);
    }

    /** Before 2.11.2 a server finds an open connection by its id only among the open ones. */
    private CompletionStage<Connz> one(long cid) {
        ConnzOptionsBuilder options = builder().cid(cid).auth(true).subs(SubsMode.DETAIL);
        return ask(options.build()).thenCompose(open -> {
            List<?> found = open.connections();
            return found == null || found.isEmpty()
                    ? ask(options.state(ConnState.CLOSED).build())
                    : CompletableFuture.completedStage(open);
        });
    }

    /** Only from a server that has JetStream. Unless the request names more, the totals, an extra: a failure leaves them unknown. */
    private CompletionStage<@Nullable Jsz> jetStream(Varz varz) {
        if (varz.jetstream() == null || varz.jetstream().config() == null) {
            return CompletableFuture.completedStage(null);
        }
        DataRequest.JetStream wanted = request.jetStream();
        if (wanted != null) {
            JszOptions options = memory.configs.options(wanted.consumers());
            return ask(options).thenApply(jsz -> memory.configs.complete(options, jsz));
        }
        JszOptions totals =
                request instanceof DataRequest.Account one ? AccountRound.jetStream(one) : JszOptions.defaults();
        return ask(totals).handle((jsz, failure) -> jsz);
    }

    private static ConnzOptions closed(int limit) {
        return builder()
                .state(ConnState.CLOSED)
                .sort("stop")
                .auth(true)
                .limit(limit)
                .build();
    }

    private static ConnzOptionsBuilder builder() {
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

    /** What failed, without the wrapping that stages add. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
