package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.metrics.jetstream.ConsumerRow;
import io.topz.metrics.jetstream.StreamKey;
import io.topz.metrics.jetstream.StreamRow;
import io.topz.top.table.Look;
import io.topz.top.table.Table;
import io.topz.top.table.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of JetStream.
 *
 * @param service whether the server has it
 * @param streams every stream
 * @param buckets the streams that buckets are stored in
 * @param consumers those of all streams
 * @param ofStream the consumers of the stream that is looked at
 * @param consumer the consumer that is looked at; null when there is none
 * @param meta of the cluster, by its leader when that is watched, too; null when there is none
 * @param absentLeaders servers that lead some of these and are not watched
 */
@RecordBuilder
public record JetStreamState(
        Service service,
        Table<StreamRow> streams,
        Table<StreamRow> buckets,
        Table<ConsumerRow> consumers,
        Table<ConsumerRow> ofStream,
        @Nullable ConsumerRow consumer,
        @Nullable MetaClusterInfo meta,
        List<String> absentLeaders)
        implements JetStreamStateBuilder.With {

    /** Whether a server has JetStream. */
    public enum Service {
        /** It has not answered yet. */
        UNKNOWN,
        ON,
        OFF
    }

    /** Nothing is known yet. */
    static JetStreamState initial(Look look) {
        return new JetStreamState(
                Service.UNKNOWN,
                Table.empty(TableSpec.STREAMS, look),
                Table.empty(TableSpec.BUCKETS, look),
                Table.empty(TableSpec.CONSUMERS, look),
                Table.empty(TableSpec.CONSUMERS_OF_STREAM, look),
                null,
                null,
                List.of());
    }

    /** A stream by its name, null when it is not known. */
    public @Nullable StreamRow stream(StreamKey key) {
        for (StreamRow row : streams.all()) {
            if (row.key().equals(key)) {
                return row;
            }
        }
        return null;
    }

    /** The table of a page. */
    Table<?> table(Page.JetStream page) {
        if (page instanceof Page.Streams) {
            return streams;
        }
        if (page instanceof Page.Buckets) {
            return buckets;
        }
        if (page instanceof Page.Stream) {
            return ofStream;
        }
        return page instanceof Page.Consumers ? consumers : Table.empty(TableSpec.CONSUMERS, consumers.look());
    }

    /** This state with the table of a page changed; a page without one changes nothing. */
    JetStreamState withTable(Page.JetStream page, TopState.TableChange change) {
        if (page instanceof Page.Streams) {
            return withStreams(change.apply(streams));
        }
        if (page instanceof Page.Buckets) {
            return withBuckets(change.apply(buckets));
        }
        if (page instanceof Page.Stream) {
            return withOfStream(change.apply(ofStream));
        }
        return page instanceof Page.Consumers ? withConsumers(change.apply(consumers)) : this;
    }

    /** This state with every table changed. */
    JetStreamState withTables(TopState.TableChange change) {
        return withStreams(change.apply(streams))
                .withBuckets(change.apply(buckets))
                .withConsumers(change.apply(consumers))
                .withOfStream(change.apply(ofStream));
    }

    /** Without data, in the same order. */
    public JetStreamState emptied(Look look) {
        JetStreamState empty = initial(look);
        return empty.withStreams(empty.streams.sortedBy(streams.order()))
                .withBuckets(empty.buckets.sortedBy(buckets.order()))
                .withConsumers(empty.consumers.sortedBy(consumers.order()));
    }
}
