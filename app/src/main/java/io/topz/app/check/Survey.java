package io.topz.app.check;

import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Limitsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.jetstream.ConfigMemory;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.LimitszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.RoutezOptions;
import io.topz.collectors.options.VarzOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks a server what conditions need, one request after another, twice where growth is wanted. */
final class Survey {

    /** Figures that need configurations, the larger part of an answer. */
    private static final Set<String> OF_CONFIGURATION = Set.of("full", "rejecting_percent", "ack_pending_percent");

    private final List<Condition> conditions;
    private final boolean metadata;
    private final int servers;
    private final Duration interval;

    /** @param metadata whether what streams and consumers carry is wanted */
    Survey(List<Condition> conditions, boolean metadata, int servers, Duration interval) {
        this.conditions = conditions;
        this.metadata = metadata;
        this.servers = servers;
        this.interval = interval;
    }

    private boolean needs(Predicate<String> figure) {
        return conditions.stream().map(Condition::figure).anyMatch(figure);
    }

    CompletionStage<Observation> of(Collector collector) {
        boolean growth = needs(name -> JetStreamFigures.knows(name) && FigureNames.isGrowth(name));
        boolean twice = growth || needs(FigureNames::isGrowth) || needs("restarted"::equals);
        if (!twice) {
            return sample(collector, null, null, null);
        }
        return collector
                .collect(VarzOptions.defaults())
                .thenCompose(before -> (growth ? jetStream(collector, before) : Survey.<Jsz>nothing())
                        .thenCompose(jsz -> limits(collector)
                                .thenCompose(
                                        limits -> later().thenCompose(now -> sample(collector, before, jsz, limits)))));
    }

    private CompletionStage<Observation> sample(
            Collector collector, @Nullable Varz before, @Nullable Jsz jszBefore, @Nullable Limitsz limitsBefore) {
        return collector
                .collect(VarzOptions.defaults())
                .thenCompose(now -> optional(needs("healthy"::equals), collector, HealthzOptions.defaults())
                        .thenCompose(healthz -> optional(
                                        needs(ServerFigures.ROUTES::contains), collector, RoutezOptions.defaults())
                                .thenCompose(routez -> jetStream(collector, now)
                                        .thenCompose(jsz -> limits(collector)
                                                .thenApply(limits -> new Observation(
                                                        servers,
                                                        before,
                                                        jszBefore,
                                                        limitsBefore,
                                                        now,
                                                        jsz,
                                                        limits,
                                                        healthz,
                                                        routez))))));
    }

    private CompletionStage<@Nullable Limitsz> limits(Collector collector) {
        return optional(needs(LimitFigures.NAMES::contains), collector, LimitszOptions.defaults());
    }

    private CompletionStage<@Nullable Jsz> jetStream(Collector collector, Varz varz) {
        boolean details = metadata || needs(name -> JetStreamFigures.knows(name));
        boolean totals = needs(ServerFigures.TOTALS::contains);
        boolean on = varz.jetstream() != null && varz.jetstream().config() != null;
        if (!on || !(details || totals)) {
            return nothing();
        }
        Options<Jsz> options = !details
                ? JszOptions.defaults()
                : JszOptionsBuilder.builder(ConfigMemory.ALL)
                        .consumers(metadata || needs(JetStreamFigures::ofConsumers))
                        .config(metadata || needs(name -> OF_CONFIGURATION.contains(FigureNames.base(name))))
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

    /** An older server lacks some pages: what they would tell is not known. */
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
