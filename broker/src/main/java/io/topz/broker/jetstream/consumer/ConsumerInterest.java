package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import java.util.Collection;
import java.util.List;

/** The interest of the consumers of one stream in its messages. It decides which messages the stream must keep. */
final class ConsumerInterest {

    private final MessageSource source;
    private final Collection<Consumer> consumers;

    /** Whether unknown consumers may exist, so that every message counts as needed. */
    private boolean presumed;

    /** {@code consumers} is a live view of the consumers. */
    ConsumerInterest(MessageSource source, Collection<Consumer> consumers) {
        this.source = source;
        this.consumers = consumers;
    }

    void presume(boolean incomplete) {
        presumed = incomplete;
    }

    /** Whether a consumer still needs a message. */
    boolean needs(long sequence, ByteString subject) {
        for (Consumer consumer : consumers) {
            if (consumer.needs(sequence, subject)) {
                return true;
            }
        }
        return isPresumed();
    }

    /** Whether a consumer would receive a message of that subject. */
    boolean wants(ByteString subject) {
        for (Consumer consumer : consumers) {
            if (consumer.filter().matches(subject)) {
                return true;
            }
        }
        return isPresumed();
    }

    /**
     * Unknown consumers matter only with interest retention. In a work queue, a message is removed only by the consumer that owns it, and
     * that consumer is known.
     */
    private boolean isPresumed() {
        return presumed && "interest".equals(source.config().retention());
    }

    /** Removes messages that only this deleted consumer needed. */
    void release(Consumer gone) {
        source.released(gone.filter());
    }

    /** Removes messages that all consumers have acknowledged but that were not removed because of a crash. */
    void releaseSettled() {
        String retention = source.config().retention();
        if (retention != null && !retention.equals("limits")) {
            List.copyOf(consumers)
                    .forEach(consumer ->
                            settle(consumer.filter(), consumer.state().following()));
        }
    }

    private void settle(SubjectFilter filter, long end) {
        if (isPresumed()) {
            return;
        }
        long sequence = source.next(filter, 1);
        while (sequence != 0 && sequence < end) {
            source.settled(sequence);
            sequence = source.next(filter, sequence + 1);
        }
    }
}
