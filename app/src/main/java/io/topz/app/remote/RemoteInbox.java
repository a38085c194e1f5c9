package io.topz.app.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topz.broker.protocol.Message;
import io.topz.broker.protocol.MessageComposer;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.reactor.Receiver;
import io.topz.broker.subject.ByteString;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The received messages of all connections that wait for a turn of the service. A turn takes many of them, so that one commit serves all.
 * Messages beyond the limit are dropped: their senders get no answer, and send them again. Any thread adds messages.
 */
final class RemoteInbox {

    /** The bytes taken in one turn at most, so that the first messages do not wait too long for their commit. */
    private static final int MAX_TURN_BYTES = 1024 * 1024;

    /** A message that waits; {@code bytes} is the space that it takes. */
    private record Arrival(Receiver receiver, io.nats.client.Message message, int bytes) {}

    private final Reactor reactor;
    private final long maxBytes;
    private final Queue<Arrival> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean announced = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();
    private final MessageComposer composer = new MessageComposer();

    RemoteInbox(Reactor reactor, long maxBytes) {
        this.reactor = reactor;
        this.maxBytes = maxBytes;
    }

    /** Adds a message for a receiver, or drops it if too much waits. */
    void add(Receiver receiver, io.nats.client.Message message) {
        int size = message.getSubject().length() + message.getData().length;
        if (bytes.addAndGet(size) > maxBytes) {
            bytes.addAndGet(-size);
            refused.increment();
            return;
        }
        waiting.add(new Arrival(receiver, message, size));
        announce();
    }

    /** The number of messages that were dropped. */
    long refused() {
        return refused.sum();
    }

    private void announce() {
        if (announced.compareAndSet(false, true)) {
            reactor.execute(this::take);
        }
    }

    private void take() {
        announced.set(false);
        try {
            int taken = 0;
            while (taken <= MAX_TURN_BYTES) {
                Arrival next = waiting.poll();
                if (next == null) {
                    return;
                }
                taken += next.bytes;
                bytes.addAndGet(-next.bytes);
                next.receiver.receive(composed(next.message));
            }
        } finally {
            if (!waiting.isEmpty()) {
                announce();
            }
        }
    }

    /** The message as the service reads it. Of headers only the status counts, such as that of a request without responders. */
    private Message composed(io.nats.client.Message message) {
        ByteString subject = ByteString.of(message.getSubject());
        String replyTo = message.getReplyTo();
        byte[] reply = replyTo == null ? null : ByteString.of(replyTo).bytes();
        int replyLength = reply == null ? 0 : reply.length;
        if (message.isStatusMessage()) {
            byte[] header = ("NATS/1.0 " + message.getStatus().getCode() + "\r\n\r\n").getBytes(US_ASCII);
            return composer.compose(subject, reply, replyLength, header, header.length);
        }
        return composer.compose(subject, reply, replyLength, message.getData(), 0);
    }
}
