package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.ConsumerRules.require;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.broker.subject.ByteString;
import io.topz.broker.subject.SubjectTrie;
import io.topz.collectors.document.ConsumerConfig;
import io.topz.collectors.document.StreamConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rules for the filters of a consumer, among themselves and in relation to other consumers. */
public final class FilterRules {

    private FilterRules() {}

    static void check(ConsumerConfig config) throws JetStreamException {
        require(
                config.filterSubject() == null || config.filterSubjects() == null,
                JetStreamError.CONSUMER_DUPLICATE_FILTER_SUBJECTS);
        List<String> filters = ConsumerRules.filters(config);
        List<String> valid = filters.stream().filter(FilterRules::isValid).toList();
        int overlapping = SubjectTrie.firstOverlapping(valid);
        for (String filter : filters) {
            require(!filter.isEmpty(), JetStreamError.CONSUMER_EMPTY_FILTER);
            require(isValid(filter), JetStreamError.STREAM_INVALID_CONFIG, "invalid subject");
            require(
                    overlapping < 0 || !filter.equals(valid.get(overlapping)),
                    JetStreamError.CONSUMER_OVERLAPPING_SUBJECT_FILTERS);
        }
    }

    private static boolean isValid(String filter) {
        return !filter.isEmpty() && ConsumerRules.isSubject(ByteString.of(filter));
    }

    /**
     * Checks the rule of work queues that each message belongs to one consumer; {@code others} are the configurations of the existing
     * consumers.
     */
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

    /** Refuses a filter that overlaps with that of another consumer. */
    public static void checkUnique(ConsumerConfig config, Collection<ConsumerConfig> others) throws JetStreamException {
        List<String> filters = ConsumerRules.filters(config);
        List<String> theirs = new ArrayList<>();
        for (ConsumerConfig other : others) {
            require(!ConsumerRules.filters(other).isEmpty(), JetStreamError.CONSUMER_WQCONSUMER_NOT_UNIQUE);
            theirs.addAll(ConsumerRules.filters(other));
        }
        require(!SubjectTrie.overlap(filters, theirs), JetStreamError.CONSUMER_WQCONSUMER_NOT_UNIQUE);
    }
}
