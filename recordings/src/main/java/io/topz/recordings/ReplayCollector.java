package io.topz.recordings;

import io.topz.collectors.CollectException;
import io.topz.collectors.CollectException.Kind;
import io.topz.collectors.Collector;
import io.topz.collectors.document.ConnInfo;
import io.topz.collectors.document.Connz;
import io.topz.collectors.document.ConnzBuilder;
import io.topz.collectors.document.Document;
import io.topz.collectors.document.Jsz;
import io.topz.collectors.document.Subsz;
import io.topz.collectors.http.HttpAnswer;
import io.topz.collectors.options.BadRequestException;
import io.topz.collectors.options.ConnState;
import io.topz.collectors.options.ConnzOptions;
import io.topz.collectors.options.ConnzOptionsBuilder;
import io.topz.collectors.options.Endpoint;
import io.topz.collectors.options.JszOptions;
import io.topz.collectors.options.Options;
import io.topz.collectors.options.Query;
import io.topz.collectors.options.SubsMode;
import io.topz.collectors.options.SubszOptions;
import io.topz.recordings.format.Outcome;
import io.topz.recordings.format.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collector for the present moment of a {@link Replay}. Each question gets the latest answer to the nearest recorded question, selected,
 * sorted and paged as the server would have done. Data that was recorded rarely (subscriptions, configurations) is filled in from earlier
 * polls. The returned stages are already complete.
 */
final class ReplayCollector implements Collector {

    /** The age relative to the newest answer from which an answer is not used if there is a newer one. */
    private static final long OLD_MILLIS = 5_000;

    private final Replay replay;
    private final String source;

    /** An answer that fits, and whether it has the requested order and page. */
    private record Found(Question question, Outcome outcome, boolean samePage) {}

    ReplayCollector(Replay replay, String source) {
        this.replay = replay;
        this.source = source;
    }

    @Override
    public <D extends Document> CompletionStage<D> collect(Options<D> options) {
        try {
            return CompletableFuture.completedStage(DetailFilter.to(options, read(options)));
        } catch (BadRequestException | CollectException failed) {
            return CompletableFuture.failedStage(failed);
        }
    }

    private <D extends Document> D read(Options<D> options) {
        // An answer without the list is not a page of it.
        boolean listed = options instanceof SubszOptions subsz && subsz.subs();
        Found found = nearest(options, parameters -> !listed || parameters.containsKey("subs"))
                .orElse(null);
        if (found == null && options instanceof ConnzOptions connz && connz.state() == ConnState.ALL) {
            return options.endpoint().document().cast(openAndClosed(connz));
        }
        if (found == null) {
            String asked = options.endpoint().path() + options.queryString();
            throw new CollectException(
                    Kind.NOT_FOUND, "%s holds no answer to %s at this time".formatted(replay.name(), asked));
        }
        D recorded = document(options, found.outcome());
        return options.endpoint().document().cast(page(options, filled(options, recorded), found.samePage()));
    }

    /** Fills in data that was recorded rarely. */
    private Document filled(Options<?> options, Document recorded) {
        if (options instanceof ConnzOptions connz && recorded instanceof Connz now && connz.subs() != SubsMode.NONE) {
            return SubscriptionFill.needs(now)
                    ? nearest(connz, parameters -> parameters.containsKey("subs"))
                            .map(older -> SubscriptionFill.as(document(connz, older.outcome()), now))
                            .orElse(now)
                    : now;
        }
        if (options instanceof JszOptions jsz && recorded instanceof Jsz now && jsz.config()) {
            return nearest(jsz, parameters -> parameters.containsKey("config"))
                    .map(older -> replay.configurations(older.question(), () -> document(jsz, older.outcome()))
                            .complete(JszOptions.defaults(), now))
                    .orElse(now);
        }
        if (options instanceof SubszOptions subsz && recorded instanceof Subsz now && subsz.subs()) {
            return SubscriptionFill.isWhole(now)
                    ? now
                    : nearest(SubscriptionFill.ALL, parameters -> parameters.containsKey("subs"))
                            .map(older -> SubscriptionFill.whole(now, document(SubscriptionFill.ALL, older.outcome())))
                            .orElse(now);
        }
        return recorded;
    }

    private static Document page(Options<?> options, Document recorded, boolean samePage) {
        if (samePage) {
            return recorded;
        }
        if (options instanceof ConnzOptions connz && recorded instanceof Connz answer) {
            return Paging.of(connz, answer);
        }
        if (options instanceof JszOptions jsz && recorded instanceof Jsz answer) {
            return Paging.of(jsz, answer);
        }
        if (options instanceof SubszOptions subsz && recorded instanceof Subsz answer) {
            return Paging.of(subsz, answer);
        }
        return recorded;
    }

    private Connz openAndClosed(ConnzOptions asked) {
        ConnzOptionsBuilder half =
                ConnzOptionsBuilder.builder(asked).cid(0).offset(0).limit(0).sort("");
        Connz open = read(half.state(ConnState.OPEN).build());
        Connz closed = read(half.state(ConnState.CLOSED).build());
        List<ConnInfo> both = new ArrayList<>(open.connections() == null ? List.of() : open.connections());
        both.addAll(closed.connections() == null ? List.of() : closed.connections());
        long total = (open.total() == null ? 0 : open.total()) + (closed.total() == null ? 0 : closed.total());
        return Paging.of(
                asked, ConnzBuilder.builder(open).connections(both).total(total).build());
    }

    /** The best answer of the last poll; if there is none, the best recent one. */
    private Optional<Found> nearest(Options<?> options, Predicate<Map<String, String>> wanted) {
        QueryDistance distance = new QueryDistance(options.parameters());
        Map<Question, Long> known = replay.questions(source, options.endpoint().path());
        known.keySet()
                .removeIf(question -> !distance.admitsWider(parameters(question.path()))
                        || !wanted.test(parameters(question.path())));
        long poll = replay.questions(source, Endpoint.VARZ.path()).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long newest = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long oldest = newest >= poll ? poll : newest - OLD_MILLIS;
        return known.entrySet().stream()
                .filter(question -> question.getValue() >= oldest)
                .sorted(Comparator.<Map.Entry<Question, Long>>comparingInt(question ->
                                distance.distance(parameters(question.getKey().path())))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
                .map(question -> found(distance, question.getKey()))
                .filter(found -> found != null)
                .findFirst();
    }

    /** A rejection of one order does not answer a question about another. */
    private @Nullable Found found(QueryDistance distance, Question question) {
        boolean samePage = distance.isSamePage(parameters(question.path()));
        Outcome outcome = replay.outcome(question).orElse(null);
        return outcome == null || (outcome instanceof Outcome.Refused && !samePage)
                ? null
                : new Found(question, outcome, samePage);
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
}
