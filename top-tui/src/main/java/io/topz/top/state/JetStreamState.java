package io.topz.top.state;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.topz.collectors.document.MetaClusterInfo;
import io.topz.metrics.jetstream.ConsumerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of JetStream, but for the tables of streams and consumers.
 *
 * @param service whether the server has it
 * @param consumer the open consumer; null when there is none
 * @param meta of the cluster, by its leader when that is watched, too; null when there is none
 * @param absentLeaders servers that lead some of the streams and consumers, and are not watched
 */
@RecordBuilder
public record JetStreamState(
        Service service,
        @Nullable ConsumerRow consumer,
        @Nullable MetaClusterInfo meta,
        List<String> absentLeaders) implements JetStreamStateBuilder.With {

    /** The availability of JetStream on a server. */
    public enum Service {
        /** It has not answered yet. */
        UNKNOWN,
        ON,
        OFF
    }

    /** The state before the first answer. */
    public static final JetStreamState UNKNOWN = new JetStreamState(Service.UNKNOWN, null, null, List.of());
}
