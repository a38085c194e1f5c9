package io.topz.broker.jetstream.consumer.config;

import static io.topz.broker.jetstream.consumer.config.Normalize.emptyIfAbsent;
import static io.topz.broker.jetstream.consumer.config.Normalize.zeroIfAbsent;

import io.topz.broker.jetstream.error.JetStreamError;
import io.topz.broker.jetstream.error.JetStreamException;
import io.topz.collectors.document.ConsumerConfig;
import java.util.Objects;
import java.util.function.Predicate;

/** The rules for updates of a consumer's configuration. */
public final class ConsumerUpdateRules {

    private ConsumerUpdateRules() {}

    /** {@code bound} tells whether a deliver subject has a subscriber. */
    public static void check(ConsumerConfig old, ConsumerConfig changed, Predicate<String> bound)
            throws JetStreamException {
        same(old.deliverPolicy(), changed.deliverPolicy(), "deliver policy");
        same(old.optStartSeq(), changed.optStartSeq(), "start sequence");
        same(old.optStartTime(), changed.optStartTime(), "start time");
        same(old.ackPolicy(), changed.ackPolicy(), "ack policy");
        same(old.replayPolicy(), changed.replayPolicy(), "replay policy");
        same(old.idleHeartbeat(), changed.idleHeartbeat(), "heart beats");
        same(old.flowControl(), changed.flowControl(), "flow control");
        String oldSubject = old.deliverSubject();
        String newSubject = changed.deliverSubject();
        if (!Objects.equals(oldSubject, newSubject)) {
            if (oldSubject == null) {
                throw refused("can not update pull consumer to push based");
            }
            if (newSubject == null) {
                throw refused("can not update push consumer to pull based");
            }
            if (bound.test(oldSubject)) {
                throw JetStreamError.CONSUMER_NAME_EXIST.exception();
            }
        }
        same(old.maxWaiting(), changed.maxWaiting(), "max waiting");
        int steps = emptyIfAbsent(changed.backoff()).size();
        long maxDeliver = zeroIfAbsent(changed.maxDeliver());
        if (steps > 0 && maxDeliver != -1 && steps > maxDeliver) {
            throw JetStreamError.CONSUMER_MAX_DELIVER_BACKOFF.exception();
        }
    }

    private static void same(
            @org.jspecify.annotations.Nullable Object old,
            @org.jspecify.annotations.Nullable Object changed,
            String what)
            throws JetStreamException {
        if (!Objects.equals(old, changed)) {
            throw refused(what + " can not be updated");
        }
    }

    private static JetStreamException refused(String text) {
        return JetStreamError.CONSUMER_CREATE.exception(text);
    }
}
