package io.topz.broker.streaming.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.streaming.protocol.ChannelMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A record of everything that a broker has confirmed or delivered on one channel, and must not take back. */
public final class StreamingLedger {

    private final Map<Long, String> bySequence = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<Long> received = new HashSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> settled = new HashSet<>();
    private int published;
    private boolean losesAcknowledgements;

    /** A text that no other message has. */
    String nextText() {
        return "message " + ++published;
    }

    /** Records that the broker has acknowledged a message. */
    void confirm(String text) {
        confirmed.add(text);
    }

    /** Records that the broker has delivered a message, which keeps its sequence from now on. */
    void shown(ChannelMessage message) {
        String text = message.getData().toStringUtf8();
        assertThat(bySequence.putIfAbsent(message.getSequence(), text)).isIn(null, text);
    }

    /** Checks the messages that a reader from the first message on has received. */
    void checkAll(Map<Long, String> read) {
        Set<String> texts = new HashSet<>(read.values());
        assertThat(texts).hasSameSizeAs(read.entrySet());
        assertThat(missing(texts, confirmed)).isEmpty();
        assertThat(missing(read.keySet(), bySequence.keySet())).isEmpty();
    }

    /** The expected elements that a set does not have. Its time grows with their number, that of AssertJ's containsAll with the square. */
    private static <T> Set<T> missing(Set<T> from, Set<T> expected) {
        Set<T> missing = new HashSet<>(expected);
        missing.removeIf(from::contains);
        return missing;
    }

    /** Records that the durable subscription has received a message, new or redelivered. */
    void received(ChannelMessage message) {
        shown(message);
        long sequence = message.getSequence();
        assertThat(settled.contains(sequence))
                .as("message %d is settled", sequence)
                .isFalse();
        if (!received.add(sequence)) {
            assertThat(message.getRedelivered())
                    .as("message %d is marked as redelivered", sequence)
                    .isTrue();
        }
    }

    /** Records that the client has acknowledged the message. */
    void acknowledge(long sequence) {
        acknowledged.add(sequence);
    }

    /** Records that the broker has confirmed all acknowledgements, if they cannot have been lost on the way. */
    void settle() {
        if (!losesAcknowledgements) {
            settled.addAll(acknowledged);
        }
    }

    /**
     * Says whether acknowledgements may be lost on the way to the service from now on, because a NATS server between it and the client is
     * killed. Nobody notices that, so the messages come again, marked as redelivered.
     */
    public void losesAcknowledgements(boolean may) {
        losesAcknowledgements = may;
    }

    /** Checks that the durable subscription has received everything. */
    void checkReceived() {
        assertThat(missing(received, bySequence.keySet())).isEmpty();
    }

    /** The number of messages that the service has confirmed. */
    public int confirmed() {
        return confirmed.size();
    }

    /** The number of acknowledgements that the service has confirmed. */
    public int settled() {
        return settled.size();
    }

    @Override
    public String toString() {
        return confirmed.size() + " messages and " + settled.size() + " acknowledgements";
    }
}
