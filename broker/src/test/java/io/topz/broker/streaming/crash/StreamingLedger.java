package io.topz.broker.streaming.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.topz.streaming.protocol.ChannelMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The books of a test about one channel: everything that a broker has confirmed or shown, and so may not take back. */
final class StreamingLedger {

    private final Map<Long, String> bySequence = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<Long> received = new HashSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> settled = new HashSet<>();
    private int published;

    /** A text that no other message has. */
    String nextText() {
        return "message " + ++published;
    }

    /** The broker has acknowledged a message. */
    void confirm(String text) {
        confirmed.add(text);
    }

    /** The broker has shown a message, which keeps its sequence from now on. */
    void shown(ChannelMessage message) {
        String text = message.getData().toStringUtf8();
        assertThat(bySequence.putIfAbsent(message.getSequence(), text)).isIn(null, text);
    }

    /** A reader that began at the first message has seen these. */
    void checkAll(Map<Long, String> read) {
        assertThat(read).containsAllEntriesOf(bySequence);
        assertThat(new HashSet<>(read.values())).hasSize(read.size()).containsAll(confirmed);
    }

    /** The durable subscription has got a message, as new or once more. */
    void received(ChannelMessage message) {
        shown(message);
        long sequence = message.getSequence();
        assertThat(settled).doesNotContain(sequence);
        if (!received.add(sequence)) {
            assertThat(message.getRedelivered())
                    .as("message %d is marked as redelivered", sequence)
                    .isTrue();
        }
    }

    /** Its client has acknowledged the message. */
    void acknowledge(long sequence) {
        acknowledged.add(sequence);
    }

    /** The broker has confirmed that it has taken all acknowledgements. */
    void settle() {
        settled.addAll(acknowledged);
    }

    /** The durable subscription has got everything now. */
    void checkReceived() {
        assertThat(received).containsAll(bySequence.keySet());
    }

    int confirmed() {
        return confirmed.size();
    }

    int settled() {
        return settled.size();
    }

    @Override
    public String toString() {
        return confirmed.size() + " messages and " + settled.size() + " acknowledgements";
    }
}
