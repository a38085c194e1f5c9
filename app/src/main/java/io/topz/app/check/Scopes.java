package io.topz.app.check;

import io.topz.app.check.AnswerObserver.Rows;
import io.topz.app.check.Scope.Place;
import io.topz.app.check.Scope.Subject;
import io.topz.collectors.document.AccountDetail;
import io.topz.collectors.document.Jsz;
import io.topz.metrics.Entity;
import io.topz.metrics.Sampled;
import io.topz.metrics.Sampled.Moment;
import io.topz.metrics.catalog.AccountMetrics;
import io.topz.metrics.catalog.BucketMetrics;
import io.topz.metrics.catalog.ClusterMetrics;
import io.topz.metrics.catalog.ConsumerMetrics;
import io.topz.metrics.catalog.LimitMetrics;
import io.topz.metrics.catalog.ServerMetrics;
import io.topz.metrics.catalog.StreamMetrics;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.Origin;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.metrics.rate.ServerRun;
import io.topz.metrics.server.ClusterView;
import io.topz.metrics.server.LimitCount;
import io.topz.metrics.server.ServerView;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entities that conditions can be about, and how each is found. In a cluster only the rows of leaders count. */
final class Scopes {

    static final Scope<ServerView> SERVER = new Scope<>(
            ServerMetrics.SERVER, Place.SERVER, false, "each server", (metric, seen) -> List.of(server(seen)));

    static final Scope<ClusterView> CLUSTER = new Scope<>(
            ClusterMetrics.CLUSTER, Place.CLUSTER, false, "all servers together", (metric, seen) -> List.of());

    static final Scope<AccountDetail> ACCOUNTS = new Scope<>(
            AccountMetrics.JETSTREAM,
            Place.JETSTREAM,
            false,
            "accounts: NAME(ACCOUNT), * for any",
            (metric, seen) -> matched(
                    seen,
                    accounts(seen.now()),
                    accounts(seen.before()),
                    account -> String.valueOf(account.name()),
                    account -> Label.of(String.valueOf(account.name())),
                    Scopes::moment));

    static final Scope<StreamRow> STREAMS = new Scope<>(
            StreamMetrics.STREAMS,
            Place.JETSTREAM,
            false,
            "streams: NAME(STREAM), * for any",
            (metric, seen) -> matched(
                    seen,
                    seen.rows().jetStream().streams().stream()
                            .filter(row -> row.origin().isLeader() || metric == StreamMetrics.HAS_LEADER)
                            .toList(),
                    seen.rowsBefore().jetStream().streams(),
                    StreamRow::key,
                    row -> Label.of(row.key().stream()),
                    Scopes::moment));

    static final Scope<ConsumerRow> CONSUMERS = new Scope<>(
            ConsumerMetrics.CONSUMERS,
            Place.JETSTREAM,
            false,
            "consumers: NAME(STREAM/CONSUMER), * for any",
            (metric, seen) -> matched(
                    seen,
                    seen.rows().jetStream().consumers().stream()
                            .filter(row -> row.origin().isLeader())
                            .toList(),
                    seen.rowsBefore().jetStream().consumers(),
                    ConsumerRow::key,
                    row -> Label.of(
                            row.key().stream().stream() + "/" + row.key().consumer()),
                    (answers, row) -> moment(row, row.origin(), row.info().created())));

    static final Scope<StreamRow> BUCKETS = new Scope<>(
            BucketMetrics.BUCKETS,
            Place.JETSTREAM,
            true,
            "key-value and object buckets: NAME(BUCKET), * for any",
            (metric, seen) -> matched(
                    seen,
                    seen.rows().jetStream().streams().stream()
                            .filter(row -> row.isBucket() && row.origin().isLeader())
                            .toList(),
                    seen.rowsBefore().jetStream().streams(),
                    StreamRow::key,
                    row -> Label.of(row.bucket()),
                    Scopes::moment));

    static final Scope<LimitCount> LIMITS = new Scope<>(
            LimitMetrics.LIMITS,
            Place.LIMITS,
            false,
            "limits, of servers that serve /limitsz: NAME for all together, NAME(LIMIT) for each, * for any",
            (metric, seen) -> matched(
                    seen,
                    limits(seen.now()),
                    limits(seen.before()),
                    LimitCount::name,
                    limit -> Label.of(limit.name()),
                    Scopes::moment));

    private Scopes() {}

    /** The name of an entity in conditions, and more about it that distinguishes it from others of that name. */
    record Label(String name, String detail) {

        static Label of(String name) {
            return new Label(name, "");
        }
    }

    /** Creates the moment of an entity from a part of some answers. */
    interface ToMoment<E> {
        Moment<E> of(Answers answers, E entity);
    }

    /** A scope of entities that conditions must name with their kind, found in the rows of the samples. */
    static <E> Scope<E> ofRows(
            Entity<E> entity,
            Place place,
            String heading,
            Function<Rows, List<E>> entities,
            Function<E, Object> key,
            Function<E, Label> labels,
            ToMoment<E> moment) {
        return new Scope<>(
                entity,
                place,
                true,
                heading,
                (metric, seen) -> matched(
                        seen, entities.apply(seen.rows()), entities.apply(seen.rowsBefore()), key, labels, moment));
    }

    /** The entities of the last sample, each paired with the same one in the previous sample. */
    private static <E> List<Subject<E>> matched(
            Observation seen,
            List<E> now,
            List<E> before,
            Function<E, Object> key,
            Function<E, Label> labels,
            ToMoment<E> moment) {
        Map<Object, Moment<E>> earlier = new HashMap<>();
        Answers answersBefore = seen.before();
        if (answersBefore != null) {
            before.forEach(one -> earlier.putIfAbsent(key.apply(one), moment.of(answersBefore, one)));
        }
        return now.stream()
                .map(one -> {
                    Label label = labels.apply(one);
                    Sampled<E> sampled = new Sampled<>(moment.of(seen.now(), one), earlier.get(key.apply(one)));
                    return new Subject<>(label.name, label.detail, sampled);
                })
                .toList();
    }

    private static Subject<ServerView> server(Observation seen) {
        Moment<ServerView> before = seen.before() == null || seen.serverBefore() == null
                ? null
                : moment(seen.before(), seen.serverBefore());
        return new Subject<>("", "", new Sampled<>(moment(seen.now(), seen.server()), before));
    }

    private static <E> Moment<E> moment(Answers answers, E entity) {
        return new Moment<>(entity, ServerRun.of(answers.varz()), answers.varz().now());
    }

    private static Moment<StreamRow> moment(Answers answers, StreamRow row) {
        return moment(row, row.origin(), row.detail().created());
    }

    private static <E> Moment<E> moment(E entity, Origin origin, @Nullable Instant created) {
        return new Moment<>(entity, Arrays.asList(origin.run(), created), origin.now());
    }

    private static List<LimitCount> limits(@Nullable Answers answers) {
        return answers == null ? List.of() : LimitCount.of(answers.limits());
    }

    private static List<AccountDetail> accounts(@Nullable Answers answers) {
        Jsz jsz = answers == null ? null : answers.jsz();
        return jsz == null || jsz.accountDetails() == null ? List.of() : jsz.accountDetails();
    }
}
