package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.stream.MessageSource;
import io.topz.broker.jetstream.stream.SubjectFilter;
import io.topz.broker.subject.ByteString;
import java.util.Collection;
import java.util.List;

/** The interest of the consumers of one stream in its messages: which of them the stream must keep. */
final class ConsumerInterest {

    private final MessageSource source;
    private final Collection<Consumer> consumers;

    /** Whether there may be consumers of which nothing is known, so that every message is of interest. */
    private boolean presumed;

    /** Of these consumers, whichever they are at the moment. */
    ConsumerInterest(MessageSource source, Collection<Consumer> consumers) {
        this.source = source;
        this.consumers = consumers;
    }

    void presume(boolean incomplete) {
        presumed = incomplete;
    }

    /** Whether somebody still needs a message. */
    boolean needs(long sequence, ByteString subject) {
        for (Consumer consumer : consumers) {
            if (consumer.needs(sequence, subject)) {
                return true;
            }
        }
        return isPresumed();
    }

    /** Whether somebody would get a message of that subject. */
    boolean wants(ByteString subject) {
        for (Consumer consumer : consumers) {
            if (consumer.filter().matches(subject)) {
                return true;
            }
        }
        return isPresumed();
    }

    /** From a work queue only its owner takes a message, and who asks to remove one is known. */
    private boolean isPresumed() {
        return presumed && "interest".equals(source.config().retention());
    }

    /** Nobody needs any more what only this consumer did, which is gone. */
    void release(Consumer gone) {
        source.released(gone.filter());
    }

    /** What a crash has kept from being removed although all consumers were done with it is removed now. */
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
