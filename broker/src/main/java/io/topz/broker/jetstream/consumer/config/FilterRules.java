package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.ConsumerRules.require;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.Subjects;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import java.util.Collection;
import java.util.List;

/** What the filters of a consumer must satisfy, among themselves and beside those of other consumers. */
public final class FilterRules {

    private FilterRules() {}

    static void check(ConsumerConfig config) throws JetStreamException {
        require(
                config.filterSubject() == null || config.filterSubjects() == null,
                JetStreamError.CONSUMER_DUPLICATE_FILTER_SUBJECTS);
        List<String> filters = ConsumerRules.filters(config);
        for (int i = 0; i < filters.size(); i++) {
            String filter = filters.get(i);
            require(!filter.isEmpty(), JetStreamError.CONSUMER_EMPTY_FILTER);
            require(
                    ConsumerRules.isSubject(ByteString.of(filter)),
                    JetStreamError.STREAM_INVALID_CONFIG,
                    "invalid subject");
            for (int j = 0; j < filters.size(); j++) {
                require(
                        i == j || !collide(filter, filters.get(j)),
                        JetStreamError.CONSUMER_OVERLAPPING_SUBJECT_FILTERS);
            }
        }
    }

    /** In a work queue each message belongs to one consumer; {@code others} are the configurations of those that are there. */
    public static void checkWorkQueue(ConsumerConfig config, StreamConfig stream, Collection<ConsumerConfig> others)
            throws JetStreamException {
        if (!"workqueue".equals(stream.retention()) || Boolean.TRUE.equals(config.direct())) {
            return;
        }
        require(
                AckPolicy.of(config.ackPolicy()) == AckPolicy.EXPLICIT,
                JetStreamError.CONSUMER_WQREQUIRES_EXPLICIT_ACK);
        if (!others.isEmpty()) {
            require(!ConsumerRules.filters(config).isEmpty(), JetStreamError.CONSUMER_WQMULTIPLE_UNFILTERED);
            checkUnique(config, others);
        }
        require(
                DeliverPolicy.of(config.deliverPolicy()) == DeliverPolicy.ALL,
                JetStreamError.CONSUMER_WQCONSUMER_NOT_DELIVER_ALL);
    }

    /** None of the others may want a message that this one wants. */
    public static void checkUnique(ConsumerConfig config, Collection<ConsumerConfig> others) throws JetStreamException {
        for (ConsumerConfig other : others) {
            List<String> theirs = ConsumerRules.filters(other);
            require(!theirs.isEmpty(), JetStreamError.CONSUMER_WQCONSUMER_NOT_UNIQUE);
            for (String filter : ConsumerRules.filters(config)) {
                for (String their : theirs) {
                    require(!collide(filter, their), JetStreamError.CONSUMER_WQCONSUMER_NOT_UNIQUE);
                }
            }
        }
    }

    private static boolean collide(String one, String other) {
        return Subjects.overlap(ByteString.of(one), ByteString.of(other));
    }
}
