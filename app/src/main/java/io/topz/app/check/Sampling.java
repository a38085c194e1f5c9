package io.topz.app.check;

import io.topz.app.check.Answers.Listings;
import io.topz.app.check.Scope.Place;
import io.topz.app.check.Vocabulary.Word;
import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.AccstatzOptions;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingQueries;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes the samples of a server that conditions need: one, or two if a condition is about growth. */
final class Sampling {

    /** Metrics that need the configurations of streams and consumers, which are the larger part of an answer. */
    private static final Set<String> OF_CONFIGURATION =
            Set.of("full_percent", "full_in_seconds", "rejecting_percent", "ack_pending_percent", "max_ack_pending");

    private static final String CONSUMER = ConsumerMetrics.CONSUMERS.name();

    private static final String BUCKET = BucketMetrics.BUCKETS.name();

    /** More elements than a server has: a check is about all, not about a page. */
    private static final long ALL = 1_000_000;

    private static final ConnzOptions OPEN = ConnzOptionsBuilder.builder(ConnzOptions.defaults())
            .auth(true)
            .limit(ALL)
            .build();

    private static final ConnzOptions CLOSED = ConnzOptionsBuilder.builder(OPEN)
            .state(ConnState.CLOSED)
            .sort("stop")
            .build();

    private static final AccstatzOptions ACCOUNTS = new AccstatzOptions(true);

    private static final SubszOptions SUBSCRIPTIONS = SubszOptionsBuilder.builder(SubszOptions.defaults())
            .subs(true)
            .limit(ALL)
            .build();

    private final List<Word<?>> words;
    private final boolean metadata;
    private final int servers;
    private final Duration interval;

    /**
     * Determines the documents to request.
     *
     * @param metadata whether the metadata of streams and consumers is needed
     */
    Sampling(Vocabulary vocabulary, List<Condition> conditions, boolean metadata, int servers, Duration interval) {
        this.words = conditions.stream().<Word<?>>map(vocabulary::word).toList();
        this.metadata = metadata;
        this.servers = servers;
        this.interval = interval;
    }

    private boolean needs(Predicate<Word<?>> wanted) {
        return words.stream().anyMatch(wanted);
    }

    private static Predicate<Word<?>> at(Place place) {
        return word -> word.place() == place;
    }

    private static Predicate<Word<?>> oneOf(List<Metric<ServerView>> metrics) {
        return word -> metrics.contains(word.metric());
    }

    private static boolean isJetStream(Word<?> word) {
        return word.place() == Place.JETSTREAM || ServerMetrics.OF_JETSTREAM.contains(word.metric());
    }

    CompletionStage<Observation> of(Collector collector) {
        boolean twice = needs(word -> word.reading().needsTwo() || word.metric() == ServerMetrics.RESTARTED);
        if (!twice) {
            return sample(collector).thenApply(now -> Observation.of(servers, null, now));
        }
        return before(collector)
                .thenCompose(before -> later().thenCompose(now -> sample(collector))
                        .thenApply(now -> Observation.of(servers, before, now)));
    }

    /** Takes the first of two samples. */
    private CompletionStage<Answers> before(Collector collector) {
        boolean growth = needs(word -> isJetStream(word) && word.reading().needsTwo());
        return collector
                .collect(VarzOptions.defaults())
                .thenCompose(varz -> (growth ? jetStream(collector, varz) : Sampling.<Jsz>nothing())
                        .thenCompose(jsz -> limits(collector)
                                .thenCompose(limits -> listings(
                                                collector,
                                                word -> word.reading().needsTwo())
                                        .thenCompose(listings -> streaming(
                                                        collector,
                                                        word -> word.reading().needsTwo())
                                                .thenApply(streaming -> new Answers(
                                                        varz, jsz, limits, null, null, listings, streaming))))));
    }

    private CompletionStage<Answers> sample(Collector collector) {
        return collector
                .collect(VarzOptions.defaults())
                .thenCompose(varz -> optional(
                                needs(word -> word.metric() == ServerMetrics.HEALTHY),
                                collector,
                                HealthzOptions.defaults())
                        .thenCompose(healthz -> optional(
                                        needs(oneOf(ServerMetrics.OF_ROUTES)), collector, RoutezOptions.defaults())
                                .thenCompose(routez -> jetStream(collector, varz)
                                        .thenCompose(jsz -> limits(collector)
                                                .thenCompose(limits -> listings(collector, word -> true)
                                                        .thenCompose(listings -> streaming(collector, word -> true)
                                                                .thenApply(streaming -> new Answers(
                                                                        varz, jsz, limits, healthz, routez, listings,
                                                                        streaming))))))));
    }

    private CompletionStage<@Nullable Limitsz> limits(Collector collector) {
        return optional(needs(at(Place.LIMITS)), collector, LimitszOptions.defaults());
    }

    /** The lists that conditions of interest are about. */
    private CompletionStage<Listings> listings(Collector collector, Predicate<Word<?>> isOfInterest) {
        Predicate<Place> wanted = place -> needs(at(place).and(isOfInterest));
        return optional(wanted.test(Place.CONNECTIONS), collector, OPEN)
                .thenCompose(open -> optional(wanted.test(Place.CLOSED), collector, CLOSED)
                        .thenCompose(closed -> optional(wanted.test(Place.ACCOUNTS), collector, ACCOUNTS)
                                .thenCompose(
                                        accounts -> optional(wanted.test(Place.SUBSCRIPTIONS), collector, SUBSCRIPTIONS)
                                                .thenApply(subs -> new Listings(open, closed, accounts, subs)))));
    }

    private CompletionStage<@Nullable StreamingAnswer> streaming(Collector collector, Predicate<Word<?>> isOfInterest) {
        return needs(at(Place.STREAMING).and(isOfInterest)) ? new StreamingQueries(collector).ask() : nothing();
    }

    private CompletionStage<@Nullable Jsz> jetStream(Collector collector, Varz varz) {
        boolean details = metadata || needs(at(Place.JETSTREAM));
        boolean totals = needs(oneOf(ServerMetrics.OF_JETSTREAM));
        boolean on = varz.jetstream() != null && varz.jetstream().config() != null;
        if (!on || !(details || totals)) {
            return nothing();
        }
        Options<Jsz> options = !details
                ? JszOptions.defaults()
                : JszOptionsBuilder.builder(ConfigMemory.ALL)
                        .consumers(metadata
                                || needs(word -> word.scope().entity().name().equals(CONSUMER)))
                        .config(metadata
                                || needs(word -> word.scope().entity().name().equals(BUCKET)
                                        || OF_CONFIGURATION.contains(
                                                word.metric().name())))
                        .build();
        return optional(true, collector, options);
    }

    private static <D extends Document> CompletionStage<@Nullable D> optional(
            boolean wanted, Collector collector, Options<D> options) {
        if (!wanted) {
            return nothing();
        }
        return collector.collect(options).handle((found, failure) -> {
            if (failure == null || isAbsent(failure)) {
                return found;
            }
            throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
        });
    }

    /** Whether an older server lacks the page; its content is then unknown. */
    private static boolean isAbsent(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CollectException absent && absent.kind() == CollectException.Kind.NOT_FOUND;
    }

    private static <T> CompletionStage<@Nullable T> nothing() {
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Boolean> later() {
        return CompletableFuture.supplyAsync(
                () -> true, CompletableFuture.delayedExecutor(interval.toMillis(), TimeUnit.MILLISECONDS));
    }
}
