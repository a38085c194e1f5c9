package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import io.topz.collectors.CollectException;
import io.topz.collectors.Collector;
import io.topz.collectors.options.BadRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks servers what conditions need, no more, and judges the answers. All servers are asked side by side. */
public final class Check {

    private final Vocabulary vocabulary;
    private final List<Condition> conditions = new ArrayList<>();
    private boolean metadata;

    /** A check of every metric that there is. */
    public Check() {
        this(Vocabulary.ALL);
    }

    /** A check with other names. */
    Check(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Adds a condition such as {@code connections>100:warn}.
     *
     * @throws ConditionException when it cannot be read
     */
    public void add(String condition) {
        conditions.add(ConditionParser.parse(condition, vocabulary));
    }

    /**
     * Adds a threshold as plug-ins take them: {@code connections=10:100}.
     *
     * @param severity how bad it is outside of the range
     * @throws ConditionException when it cannot be read
     */
    public void add(String range, Severity severity) {
        conditions.add(ConditionParser.parse(range, severity, vocabulary));
    }

    /**
     * Adds a ready check, or {@code all}. Where a threshold was added before, that one counts.
     *
     * @throws IllegalArgumentException with a sentence when there is none of that name
     */
    public void addReady(String name) {
        for (BuiltInCheck ready : BuiltInCheck.named(name)) {
            metadata |= ready == BuiltInCheck.METADATA;
            ready.conditions().stream()
                    .map(text -> ConditionParser.parse(text, vocabulary).from(Origin.READY))
                    .filter(condition -> conditions.stream().noneMatch(condition::isReplacedBy))
                    .forEach(conditions::add);
        }
    }

    /** Whether there is nothing to check. */
    public boolean isEmpty() {
        return conditions.isEmpty() && !metadata;
    }

    /** The names of all figures with their meanings, for people. */
    public static String list() {
        return Vocabulary.ALL.list();
    }

    /**
     * Asks and judges.
     *
     * @param servers collectors by addresses; where there are several, each is called by the name that the server gives itself
     * @param interval from one sample to the next where two are needed
     * @param timeout for all of it
     * @param unreachable how bad it is when a server cannot be read
     */
    public CheckReport run(Map<String, Collector> servers, Duration interval, Duration timeout, Severity unreachable)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        Sampling sampling = new Sampling(vocabulary, conditions, metadata, servers.size(), interval);
        Map<String, CompletableFuture<Observation>> asked = new LinkedHashMap<>();
        servers.forEach(
                (name, collector) -> asked.put(name, sampling.of(collector).toCompletableFuture()));
        CheckReport report = new CheckReport();
        Map<String, Observation> answered = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<Observation>> server : asked.entrySet()) {
            try {
                answered.put(
                        server.getKey(),
                        server.getValue().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (ExecutionException failed) {
                report.unreachable(sentence(server.getKey(), failed.getCause()), unreachable);
            } catch (TimeoutException late) {
                report.unreachable(
                        "%s did not answer within %s s"
                                .formatted(server.getKey(), NumberText.text(timeout.toMillis() / 1000.0)),
                        unreachable);
            }
        }
        answered.forEach((address, seen) -> report.add(
                servers.size() == 1 ? "" : name(address, answered), Evaluator.of(vocabulary, wanted(seen), seen)));
        report.add("", Evaluator.together(vocabulary, conditions, List.copyOf(answered.values())));
        return report;
    }

    /** The name that a server gives itself, which is shorter than its address; the address where two have the same name. */
    private static String name(String address, Map<String, Observation> answered) {
        String own = serverName(answered.get(address));
        long namesakes = answered.values().stream()
                .filter(seen -> Objects.equals(serverName(seen), own))
                .count();
        return own == null || own.isEmpty() || namesakes > 1 ? address : own;
    }

    private static @Nullable String serverName(@Nullable Observation seen) {
        return seen == null ? null : seen.now().varz().serverName();
    }

    /** With those that streams and consumers carry, where nobody says otherwise. */
    private List<Condition> wanted(Observation seen) {
        if (!metadata) {
            return conditions;
        }
        List<Condition> all = new ArrayList<>(conditions);
        for (Condition carried : MetadataConditions.of(seen)) {
            boolean given = conditions.stream()
                    .anyMatch(condition -> condition.origin() == Origin.GIVEN
                            && condition.figure().equals(carried.figure())
                            && Scope.pattern(condition.subject())
                                    .matcher(carried.subject())
                                    .matches());
            if (!given) {
                all.add(carried);
            }
        }
        return all;
    }

    private static String sentence(String server, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CollectException || cause instanceof BadRequestException) {
            return String.valueOf(cause.getMessage());
        }
        return server + " cannot be read: " + cause;
    }
}
