package io.topz.app.check;

import io.topz.app.check.Answers.Listings;
import io.topz.app.check.Observation.SamplePair;
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
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.collectors.options.SubszOptionsBuilder;
import io.topz.collectors.options.VarzOptions;
import io.topz.metrics.Metric;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.catalog.SubscriberMetrics;
import io.topz.metrics.server.ServerView;
import io.topz.metrics.streaming.ServerDocuments;
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

    private static final ConnzOptions OPEN_WITH_SUBJECTS = ConnzOptionsBuilder.builder(ConnzOptions.defaults())
            .subs(SubsMode.SUBJECTS)
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

    /** Whether a figure depends on the NATS connections of streaming clients, which are the largest answer. */
    private static boolean isOfConnections(Word<?> word) {
        return word.scope() == StreamingScopes.CLIENTS || word.metric() == SubscriberMetrics.GONE;
    }

    CompletionStage<SamplePair> of(Collector collector) {
        boolean twice = needs(word -> word.reading().needsTwo() || word.metric() == ServerMetrics.RESTARTED);
        if (!twice) {
            return sample(collector).thenApply(now -> new SamplePair(null, now));
        }
        return before(collector)
                .thenCompose(before ->
                        later().thenCompose(now -> sample(collector)).thenApply(now -> new SamplePair(before, now)));
    }

    /** Takes the first of two samples, with the documents for conditions about changes. */
    private CompletionStage<Answers> before(Collector collector) {
        Predicate<Word<?>> changes = word -> word.reading().needsTwo();
        boolean streams = needs(word -> isJetStream(word) && changes.test(word));
        return collector
                .collect(VarzOptions.defaults())
                .thenApply(Answers::of)
                .thenCompose(answers -> streams ? withJetStream(collector, answers) : just(answers))
                .thenCompose(answers -> withLists(collector, answers, changes));
    }

    private CompletionStage<Answers> sample(Collector collector) {
        boolean health = needs(word -> word.metric() == ServerMetrics.HEALTHY);
        boolean routes = needs(oneOf(ServerMetrics.OF_ROUTES));
        return collector
                .collect(VarzOptions.defaults())
                .thenApply(Answers::of)
                .thenCompose(answers ->
                        optional(health, collector, HealthzOptions.defaults()).thenApply(answers::withHealthz))
                .thenCompose(answers ->
                        optional(routes, collector, RoutezOptions.defaults()).thenApply(answers::withRoutez))
                .thenCompose(answers -> withJetStream(collector, answers))
                .thenCompose(answers -> withLists(collector, answers, word -> true));
    }

    private CompletionStage<Answers> withJetStream(Collector collector, Answers answers) {
        return jetStream(collector, answers.varz()).thenApply(answers::withJsz);
    }

    /** Adds the limits, lists and channels that conditions of interest are about. */
    private CompletionStage<Answers> withLists(Collector collector, Answers known, Predicate<Word<?>> isOfInterest) {
        return limits(collector)
                .thenApply(known::withLimits)
                .thenCompose(answers -> listings(collector, isOfInterest).thenApply(answers::withListings))
                .thenCompose(answers ->
                        streaming(collector, answers.varz(), isOfInterest).thenApply(answers::withStreaming));
    }

    private CompletionStage<@Nullable Limitsz> limits(Collector collector) {
        return optional(needs(at(Place.LIMITS)), collector, LimitszOptions.defaults());
    }

    /** The lists that conditions of interest are about. */
    private CompletionStage<Listings> listings(Collector collector, Predicate<Word<?>> isOfInterest) {
        Predicate<Place> wanted = place -> needs(at(place).and(isOfInterest));
        return optional(wanted.test(Place.CONNECTIONS), collector, OPEN)
                .thenApply(Listings.NONE::withOpen)
                .thenCompose(lists ->
                        optional(wanted.test(Place.CLOSED), collector, CLOSED).thenApply(lists::withClosed))
                .thenCompose(lists -> optional(wanted.test(Place.ACCOUNTS), collector, ACCOUNTS)
                        .thenApply(lists::withAccounts))
                .thenCompose(lists -> optional(wanted.test(Place.SUBSCRIPTIONS), collector, SUBSCRIPTIONS)
                        .thenApply(lists::withSubscriptions));
    }

    /** NATS Streaming, and the connections among which its clients are looked up. Another server may have either of them. */
    private CompletionStage<@Nullable ServerDocuments> streaming(
            Collector collector, Varz varz, Predicate<Word<?>> isOfInterest) {
        if (!needs(at(Place.STREAMING).and(isOfInterest))) {
            return nothing();
        }
        boolean routes = varz.routes() != null && varz.routes() != 0;
        return new StreamingQueries(collector).ask().thenCompose(streaming -> {
            boolean connections = needs(Sampling::isOfConnections) && (streaming != null || servers > 1);
            return optional(connections, collector, OPEN_WITH_SUBJECTS)
                    .thenCompose(connz -> optional(connections && routes, collector, RoutezOptions.defaults())
                            .thenApply(routez -> new ServerDocuments(varz, streaming, connz, routez)));
        });
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

    private static <T> CompletionStage<T> just(T value) {
        return CompletableFuture.completedStage(value);
    }

    private CompletionStage<Boolean> later() {
        return CompletableFuture.supplyAsync(
                () -> true, CompletableFuture.delayedExecutor(interval.toMillis(), TimeUnit.MILLISECONDS));
    }
}
