package io.topz.app.check;

import io.topz.collectors.BadRequestException;
import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Healthz;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Varz;
import io.topz.collectors.options.HealthzOptions;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.JszOptionsBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.VarzOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks servers what conditions need, no more, and judges the answers. All servers are asked side by side. */
public final class Check {

    private final List<Condition> conditions;

    private Check(List<Condition> conditions) {
        this.conditions = conditions;
    }

    /**
     * A check of some conditions.
     *
     * @throws ConditionException when one cannot be read
     */
    public static Check of(List<String> conditions) {
        return new Check(conditions.stream().map(ConditionParser::parse).toList());
    }

    /** The names of all figures, for people. */
    public static String figures() {
        return FigureNames.list();
    }

    /**
     * Asks and judges.
     *
     * @param servers collectors by names, which are told when there are several
     * @param interval from one sample to the next where two are needed
     * @param timeout for all of it
     * @param unreachable how bad it is when a server cannot be read
     */
    public CheckReport run(Map<String, Collector> servers, Duration interval, Duration timeout, Level unreachable)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        Map<String, CompletableFuture<Observation>> asked = new LinkedHashMap<>();
        servers.forEach((name, collector) ->
                asked.put(name, observe(collector, interval).toCompletableFuture()));
        CheckReport report = new CheckReport(conditions);
        for (Map.Entry<String, CompletableFuture<Observation>> server : asked.entrySet()) {
            try {
                Observation seen = server.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                report.add(servers.size() == 1 ? "" : server.getKey(), new Judge(conditions, seen).findings());
            } catch (ExecutionException failed) {
                report.unreachable(sentence(server.getKey(), failed.getCause()), unreachable);
            } catch (TimeoutException late) {
                report.unreachable(
                        "%s did not answer within %d s".formatted(server.getKey(), timeout.toSeconds()), unreachable);
            }
        }
        return report;
    }

    private static String sentence(String server, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CollectException || cause instanceof BadRequestException) {
            return String.valueOf(cause.getMessage());
        }
        return server + " cannot be read: " + cause;
    }

    private CompletionStage<Observation> observe(Collector collector, Duration interval) {
        CompletionStage<@Nullable Varz> first = needs(FigureNames::isGrowth, "restarted")
                ? later(collector.collect(VarzOptions.defaults()), interval)
                : CompletableFuture.completedStage(null);
        return first.thenCompose(before -> collector
                .collect(VarzOptions.defaults())
                .thenCompose(now -> health(collector)
                        .thenCompose(healthz ->
                                jetStream(collector).thenApply(jsz -> new Observation(before, now, jsz, healthz)))));
    }

    private static <T> CompletionStage<T> later(CompletionStage<T> stage, Duration delay) {
        return stage.thenApplyAsync(
                value -> value, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private boolean needs(Predicate<String> kind, String other) {
        return conditions.stream().map(Condition::figure).anyMatch(name -> kind.test(name) || name.equals(other));
    }

    private CompletionStage<@Nullable Healthz> health(Collector collector) {
        return unless(!needs(name -> false, "healthy"), collector, HealthzOptions.defaults());
    }

    private CompletionStage<@Nullable Jsz> jetStream(Collector collector) {
        Options<Jsz> all = JszOptionsBuilder.builder(JszOptions.defaults())
                .accounts(true)
                .streams(true)
                .consumers(true)
                .config(true)
                .build();
        return unless(!needs(JetStreamFigures.NAMES::contains, ""), collector, all);
    }

    private static <D extends Document> CompletionStage<@Nullable D> unless(
            boolean spared, Collector collector, Options<D> options) {
        return spared
                ? CompletableFuture.completedStage(null)
                : collector.collect(options).thenApply(found -> found);
    }

    /** The texts of ready checks by their names, behind those that were given. */
    public static List<String> conditions(List<String> given, List<String> ready) {
        List<String> all = new ArrayList<>(given);
        ready.forEach(name -> all.addAll(ReadyCheck.of(name).conditions()));
        return all;
    }
}
