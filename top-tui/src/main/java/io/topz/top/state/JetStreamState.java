package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.metrics.jetstream.ConsumerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of JetStream, except for the tables of streams and consumers.
 *
 * @param service whether the server has JetStream
 * @param consumer the open consumer; null if there is none
 * @param meta the meta group of the cluster, from its leader if that is watched, too; null if there is none
 * @param absentLeaders the servers that lead some of the streams and consumers and are not watched
 */
@RecordBuilder
public record JetStreamState(
        Service service,
        @Nullable ConsumerRow consumer,
        @Nullable MetaClusterInfo meta,
        List<String> absentLeaders) implements JetStreamStateBuilder.With {

    /** The availability of JetStream on a server. */
    public enum Service {
        /** The server has not answered yet. */
        UNKNOWN,
        ON,
        OFF
    }

    /** The state before the first answer. */
    public static final JetStreamState UNKNOWN = new JetStreamState(Service.UNKNOWN, null, null, List.of());
}
