package io.topz.app.check;

import io.topz.app.check.AnswerObserver.Rows;
import io.topz.app.check.Scope.Place;
import io.topz.app.check.Scopes.Label;
import io.topz.metrics.Entity;
import io.topz.metrics.Sampled.Moment;
import io.topz.metrics.catalog.ChannelMetrics;
import io.topz.metrics.catalog.StreamingClientMetrics;
import io.topz.metrics.catalog.StreamingMetrics;
import io.topz.metrics.catalog.SubscriberMetrics;
import io.topz.metrics.streaming.ChannelRow;
import io.topz.metrics.streaming.StreamingAnswer;
import io.topz.metrics.streaming.StreamingClientRow;
import io.topz.metrics.streaming.StreamingServerRow;
import io.topz.metrics.streaming.SubscriberRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The entities of NATS Streaming. In a cluster only the rows of the leader count. */
final class StreamingScopes {

    static final Scope<StreamingServerRow> SERVER = scope(
            StreamingMetrics.SERVER,
            "NATS Streaming servers: NAME(CLUSTER), * for any",
            rows -> Stream.ofNullable(rows.streaming().server()).toList(),
            row -> String.valueOf(row.serverz().clusterId()),
            row -> Label.of(String.valueOf(row.serverz().clusterId())));

    static final Scope<ChannelRow> CHANNELS = scope(
            ChannelMetrics.CHANNELS,
            "channels of NATS Streaming: NAME(CHANNEL), * for any",
            rows -> rows.streaming().channels().stream()
                    .filter(ChannelRow::isOfLeader)
                    .toList(),
            ChannelRow::name,
            row -> new Label(row.name(), row.verdict().word()));

    static final Scope<SubscriberRow> SUBSCRIBERS = scope(
            SubscriberMetrics.SUBSCRIBERS,
            "subscribers of those channels: NAME(CHANNEL/SUBSCRIBER), * for any; a subscriber without a name is its client",
            rows -> rows.streaming().subscribers().stream()
                    .filter(SubscriberRow::isOfLeader)
                    .toList(),
            SubscriberRow::key,
            row -> new Label(
                    row.key().channel() + "/" + (row.name().isEmpty() ? row.client() : row.name()),
                    row.key().kind().word() + " of " + row.client() + ", "
                            + row.verdict().word()));

    static final Scope<StreamingClientRow> CLIENTS = scope(
            StreamingClientMetrics.CLIENTS,
            "clients of NATS Streaming: NAME(CLIENT), * for any",
            rows -> rows.streaming().clients().stream()
                    .filter(StreamingClientRow::isOfLeader)
                    .toList(),
            StreamingClientRow::id,
            row -> new Label(row.id(), row.verdict().word()));

    private StreamingScopes() {}

    private static <E> Scope<E> scope(
            Entity<E> entity,
            String heading,
            Function<Rows, List<E>> entities,
            Function<E, Object> key,
            Function<E, Label> label) {
        return Scopes.ofRows(entity, Place.STREAMING, heading, entities, key, label, StreamingScopes::moment);
    }

    private static <E> Moment<E> moment(Answers answers, E entity) {
        StreamingAnswer streaming =
                answers.streaming() == null ? null : answers.streaming().streaming();
        return streaming == null
                ? new Moment<>(entity, null, null)
                : new Moment<>(
                        entity,
                        streaming.serverz().serverId(),
                        streaming.serverz().now());
    }
}
