package io.topz.broker.jetstream.consumer.config;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/** The rules for the start position of a deliver policy. */
final class StartRules {

    private StartRules() {}

    static void check(ConsumerConfig config) throws JetStreamException {
        String conflict = conflict(config);
        if (conflict != null) {
            DeliverPolicy policy = DeliverPolicy.of(config.deliverPolicy());
            throw JetStreamError.CONSUMER_INVALID_POLICY.exception(
                    "consumer delivery policy is deliver " + policy.inWords() + ", but optional " + conflict);
        }
    }

    private static @Nullable String conflict(ConsumerConfig config) {
        boolean hasSequence = config.optStartSeq() != null;
        boolean hasTime = config.optStartTime() != null;
        return switch (DeliverPolicy.of(config.deliverPolicy())) {
            case ALL, LAST, NEW -> alsoSet(hasSequence, hasTime);
            case LAST_PER_SUBJECT -> {
                String also = alsoSet(hasSequence, hasTime);
                boolean filtered = !ConsumerRules.filters(config).isEmpty();
                yield also != null || filtered ? also : "filter subject is not set";
            }
            case BY_START_SEQUENCE -> hasSequence ? alsoSet(false, hasTime) : "start sequence is not set";
            case BY_START_TIME -> hasTime ? alsoSet(hasSequence, false) : "start time is not set";
        };
    }

    private static @Nullable String alsoSet(boolean sequence, boolean time) {
        if (sequence) {
            return "start sequence is also set";
        }
        return time ? "start time is also set" : null;
    }
}
