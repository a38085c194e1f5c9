package io.topz.broker.jetstream.config;

import static io.topz.broker.jetstream.config.StreamRules.invalid;
import static io.topz.broker.jetstream.config.StreamRules.isTrue;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.StreamConfig;
import io.topz.collectors.document.StreamConfigBuilder;
import java.util.Objects;

/** The rules for updates of a stream's configuration, with the error messages of nats-server 2.10.27. */
public final class StreamUpdateRules {

    private StreamUpdateRules() {}

    /** The configuration after the update of {@code now} to {@code wanted}; both are complete. */
    public static StreamConfig checked(StreamConfig now, StreamConfig wanted) throws JetStreamException {
        if (!Objects.equals(now.maxConsumers(), wanted.maxConsumers())) {
            throw invalid("stream configuration update can not change MaxConsumers");
        }
        if (!Objects.equals(now.storage(), wanted.storage())) {
            throw invalid("stream configuration update can not change storage type");
        }
        if (!Objects.equals(now.retention(), wanted.retention()) && (isWorkQueue(now) || isWorkQueue(wanted))) {
            throw invalid("stream configuration update can not change retention policy to/from workqueue");
        }
        if (isTrue(now.sealed()) && !isTrue(wanted.sealed())) {
            throw invalid("stream configuration update can not unseal a sealed stream");
        }
        if (isTrue(now.denyDelete()) && !isTrue(wanted.denyDelete())) {
            throw invalid("stream configuration update can not cancel deny message deletes");
        }
        if (isTrue(now.denyPurge()) && !isTrue(wanted.denyPurge())) {
            throw invalid("stream configuration update can not cancel deny purge");
        }
        if (!Objects.equals(now.mirror(), wanted.mirror())) {
            throw JetStreamError.STREAM_MIRROR_NOT_UPDATABLE.exception();
        }
        if (wanted.numReplicas() != null && wanted.numReplicas() > 1) {
            throw JetStreamError.STREAM_REPLICAS_NOT_SUPPORTED.exception();
        }
        TransformRules.requireForUpdate(wanted);
        return isTrue(wanted.sealed()) ? sealed(wanted) : wanted;
    }

    /** The configuration of a sealed stream, which neither stores nor removes messages. */
    private static StreamConfig sealed(StreamConfig config) {
        return StreamConfigBuilder.builder(config)
                .maxAge(0L)
                .discard("new")
                .denyDelete(true)
                .denyPurge(true)
                .allowRollupHdrs(false)
                .build();
    }

    private static boolean isWorkQueue(StreamConfig config) {
        return "workqueue".equals(config.retention());
    }
}
