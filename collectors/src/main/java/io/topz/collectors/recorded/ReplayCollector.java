package io.topz.collectors.recorded;

import io.topz.collectors.BadRequestException;
import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.ConnInfoBuilder;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.SubDetail;
import io.topz.collectors.http.HttpAnswer;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.recorded.tape.Outcome;
import io.topz.collectors.recorded.tape.Question;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collector over the present moment of a {@link Replay}: each question gets what was answered last to the nearest one. A
 * connection that was not asked for by itself is found among all. The stages are complete when they are returned.
 */
final class ReplayCollector implements Collector {

    /** What is so much older than the newest is no answer when there is a newer one. */
    private static final long OLD_MILLIS = 5_000;

    private final Replay replay;
    private final String source;

    ReplayCollector(Replay replay, String source) {
        this.replay = replay;
        this.source = source;
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        try {
            return CompletableFuture.completedStage(read(options));
        } catch (BadRequestException | CollectException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private <D extends Document> D read(Options<D> options) {
        Optional<Outcome> outcome = nearest(options, question -> true);
        if (options instanceof ConnzOptions connz) {
            Connz found = outcome.isEmpty() && connz.cid() != 0 ? found(connz) : null;
            if (found == null && outcome.isPresent()) {
                found = withSubscriptions(connz, (Connz) document(options, outcome.get()));
            }
            if (found != null) {
                return options.endpoint().document().cast(found);
            }
        }
        if (outcome.isPresent()) {
            return document(options, outcome.get());
        }
        String asked = options.endpoint().path() + options.queryString();
        throw new CollectException(
                Kind.NOT_FOUND, "%s holds no answer to %s at this time".formatted(replay.name(), asked));
    }

    /** Of those that are not old the one that fits best; of those that fit alike the newest. */
    private Optional<Outcome> nearest(Options<?> options, Predicate<Map<String, String>> wanted) {
        Nearness nearness = new Nearness(options.parameters());
        Map<Question, Long> known = replay.questions(source, options.endpoint().path());
        known.keySet()
                .removeIf(question ->
                        !nearness.admits(parameters(question.path())) || !wanted.test(parameters(question.path())));
        long newest = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return known.entrySet().stream()
                .filter(question -> newest - question.getValue() <= OLD_MILLIS)
                .min(Comparator.<Map.Entry<Question, Long>>comparingInt(question ->
                                nearness.distance(parameters(question.getKey().path())))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .flatMap(replay::outcome);
    }

    private static Map<String, String> parameters(String path) {
        int query = path.indexOf('?');
        return query < 0 ? Map.of() : Query.parse(path.substring(query + 1)).all();
    }

    private <D extends Document> D document(Options<D> options, Outcome outcome) {
        if (outcome instanceof Outcome.Answered answer) {
            int status = answer.httpStatus() == 0 ? 200 : answer.httpStatus();
            String asked = replay.name() + options.endpoint().path();
            return new HttpAnswer(status, "application/json", answer.json()).document(options.endpoint(), asked);
        }
        if (outcome instanceof Outcome.Failed failed) {
            throw new CollectException(failed.kind(), failed.sentence());
        }
        throw new BadRequestException(((Outcome.Refused) outcome).sentence());
    }

    /** Subscriptions are asked for seldom: those that were known last are put to the connections as they are now. */
    private Connz withSubscriptions(ConnzOptions asked, Connz connz) {
        List<ConnInfo> connections = connz.connections();
        if (asked.subs() == SubsMode.NONE
                || connections == null
                || connections.stream().anyMatch(ReplayCollector::hasSubscriptions)) {
            return connz;
        }
        Optional<Outcome> detailed = nearest(asked, parameters -> parameters.containsKey("subs"));
        if (detailed.isEmpty()) {
            return connz;
        }
        List<ConnInfo> older = document(asked, detailed.get()).connections();
        Map<Long, ConnInfo> before = new HashMap<>();
        (older == null ? List.<ConnInfo>of() : older).forEach(conn -> before.put(conn.cid(), conn));
        return ConnzBuilder.builder(connz)
                .connections(connections.stream()
                        .map(conn -> withSubscriptions(asked.subs(), conn, before.get(conn.cid())))
                        .toList())
                .build();
    }

    private static boolean hasSubscriptions(ConnInfo conn) {
        return conn.subscriptionsList() != null || conn.subscriptionsListDetail() != null;
    }

    private static ConnInfo withSubscriptions(SubsMode mode, ConnInfo conn, @Nullable ConnInfo before) {
        if (before == null || !hasSubscriptions(before)) {
            return conn;
        }
        List<SubDetail> details = before.subscriptionsListDetail();
        List<String> subjects = before.subscriptionsList();
        if (subjects == null && details != null) {
            subjects = details.stream().map(SubDetail::subject).toList();
        }
        return mode == SubsMode.DETAIL
                ? ConnInfoBuilder.builder(conn).subscriptionsListDetail(details).build()
                : ConnInfoBuilder.builder(conn).subscriptionsList(subjects).build();
    }

    private Connz found(ConnzOptions one) {
        Connz all = read(ConnzOptionsBuilder.builder(one).cid(0).limit(0).build());
        List<ConnInfo> connections = all.connections() == null ? List.of() : all.connections();
        List<ConnInfo> found = connections.stream()
                .filter(conn -> conn.cid() != null && conn.cid() == one.cid())
                .toList();
        return ConnzBuilder.builder(all)
                .numConnections((long) found.size())
                .offset(0L)
                .limit(1L)
                .connections(found)
                .build();
    }
}
