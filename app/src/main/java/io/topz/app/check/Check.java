package io.topz.app.check;

import io.topz.app.check.Condition.Origin;
import io.topz.app.check.Observation.SamplePair;
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

/** A check of servers: requests the documents that the conditions need and evaluates them. All servers are asked in parallel. */
public final class Check {

    private final Vocabulary vocabulary;
    private final List<Condition> conditions = new ArrayList<>();
    private boolean metadata;

    /** Creates a check that knows every metric. */
    public Check() {
        this(Vocabulary.ALL);
    }

    /** Creates a check with another vocabulary. */
    Check(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Adds a condition such as {@code connections>100:warn}.
     *
     * @throws ConditionException if it cannot be parsed
     */
    public void add(String condition) {
        conditions.add(ConditionParser.parse(condition, vocabulary));
    }

    /**
     * Adds a threshold in the notation of monitoring plug-ins: {@code connections=10:100}.
     *
     * @param severity the severity outside the range
     * @throws ConditionException if it cannot be parsed
     */
    public void add(String range, Severity severity) {
        conditions.add(ConditionParser.parse(range, severity, vocabulary));
    }

    /**
     * Adds a built-in check, or {@code all}. A threshold that was added earlier takes precedence.
     *
     * @throws IllegalArgumentException with a sentence if there is no check of that name
     */
    public void addReady(String name) {
        for (BuiltInCheck ready : BuiltInCheck.named(name)) {
            metadata |= ready == BuiltInCheck.METADATA;
            ready.conditions().stream()
                    .map(text -> ConditionParser.parse(text, vocabulary).from(Origin.READY))
                    .filter(condition -> conditions.stream().noneMatch(other -> isReplaced(condition, other)))
                    .forEach(conditions::add);
        }
    }

    /** Whether another condition is about the same at the same level. */
    private boolean isReplaced(Condition condition, Condition other) {
        return vocabulary.isSameFigure(condition, other)
                && other.subject().equals(condition.subject())
                && other.severity() == condition.severity();
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
     * Requests the documents and evaluates them.
     *
     * @param servers collectors by addresses; if there are several, each is called by the name that the server reports
     * @param interval the time from one sample to the next if two are needed
     * @param timeout the time limit for the whole check
     * @param unreachable the severity of a server that cannot be read
     */
    public CheckReport run(Map<String, Collector> servers, Duration interval, Duration timeout, Severity unreachable)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        Sampling sampling = new Sampling(vocabulary, conditions, metadata, servers.size(), interval);
        Map<String, CompletableFuture<SamplePair>> asked = new LinkedHashMap<>();
        servers.forEach(
                (name, collector) -> asked.put(name, sampling.of(collector).toCompletableFuture()));
        CheckReport report = new CheckReport();
        Map<String, SamplePair> sampled = new LinkedHashMap<>();
        for (Map.Entry<String, CompletableFuture<SamplePair>> server : asked.entrySet()) {
            try {
                sampled.put(
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
        Map<String, Observation> answered = observations(servers.size(), sampled);
        answered.forEach((address, seen) -> report.add(
                servers.size() == 1 ? "" : name(address, answered), Evaluator.of(vocabulary, wanted(seen), seen)));
        report.add("", Evaluator.together(vocabulary, conditions, List.copyOf(answered.values())));
        return report;
    }

    private static Map<String, Observation> observations(int servers, Map<String, SamplePair> sampled) {
        Map<String, Observation> observations = new LinkedHashMap<>();
        sampled.forEach((address, own) -> observations.put(
                address,
                Observation.of(
                        servers,
                        own,
                        sampled.values().stream().filter(other -> other != own).toList())));
        return observations;
    }

    /** The name that a server reports, which is shorter than its address; the address if two servers have the same name. */
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

    /** The conditions, including those in the metadata of streams and consumers unless another condition replaces them. */
    private List<Condition> wanted(Observation seen) {
        if (!metadata) {
            return conditions;
        }
        List<Condition> all = new ArrayList<>(conditions);
        for (Condition carried : MetadataConditions.of(seen)) {
            boolean given = conditions.stream()
                    .anyMatch(condition -> condition.origin() == Origin.GIVEN
                            && vocabulary.isSameFigure(condition, carried)
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
