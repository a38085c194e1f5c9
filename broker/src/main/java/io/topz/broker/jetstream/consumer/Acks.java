package io.topz.broker.jetstream.consumer;

import io.topz.broker.jetstream.consumer.config.AckPolicy;
import io.topz.broker.jetstream.consumer.config.ConsumerSettings;
import io.topz.broker.jetstream.consumer.state.ConsumerState;
import io.topz.broker.jetstream.consumer.state.PendingTable;
import io.topz.broker.protocol.Message;
import io.topz.broker.reactor.Reactor;
import io.topz.broker.subject.ByteString;
import io.topz.collectors.json.MalformedJsonException;
import io.topz.collectors.json.RecordJson;
import io.topz.collectors.text.GoDuration;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Applies the acknowledgements of one consumer: +ACK, -NAK, +WPI, +TERM and +NXT. */
final class Acks {

    private static final byte[] ACK = bytes("+ACK");
    private static final byte[] OK = bytes("+OK");
    private static final byte[] NAK = bytes("-NAK");
    private static final byte[] PROGRESS = bytes("+WPI");
    private static final byte[] TERM = bytes("+TERM");
    private static final byte[] NEXT = bytes("+NXT");
    private static final byte[] NOTHING = {};

    /** The options of {@code -NAK}: the delay before the next delivery, in nanoseconds. */
    public record NakOptions(@Nullable Long delay) {}

    private final Consumer consumer;
    private final ConsumerContext around;
    private final ConsumerState state;

    Acks(Consumer consumer, ConsumerContext around, ConsumerState state) {
        this.consumer = consumer;
        this.around = around;
        this.state = state;
    }

    /** Applies an acknowledgement. Both arguments are valid only until this method returns. */
    void acknowledged(AckSubject subject, Message message) {
        byte[] buffer = message.buffer;
        int start = message.payload();
        int length = message.payloadLength();
        boolean answer = subject.sequence > 0;
        if (length == 0 || is(ACK, buffer, start, length) || is(OK, buffer, start, length)) {
            answer &= done(subject, true);
        } else if (startsWith(NEXT, buffer, start, length)) {
            done(subject, true);
            answer = false;
            if (message.hasReply()) {
                consumer.request(buffer, start + NEXT.length, length - NEXT.length, reply(message));
            }
        } else if (startsWith(NAK, buffer, start, length)) {
            refused(subject, text(buffer, start + NAK.length, length - NAK.length));
        } else if (is(PROGRESS, buffer, start, length)) {
            inProgress(subject);
        } else if (startsWith(TERM, buffer, start, length)) {
            answer &= done(subject, false);
            String reason = text(buffer, start + TERM.length, length - TERM.length);
            around.advisories()
                    .terminated(consumer.name(), subject.sequence, subject.delivery, subject.deliveries, reason);
        }
        consumer.touched();
        if (answer && message.hasReply()) {
            ByteString reply = reply(message);
            consumer.whenSafe(() -> answer(reply));
        }
    }

    private void answer(ByteString reply) {
        Reactor reactor = around.reactor();
        reactor.publish(around.account(), reactor.composer().compose(reply, null, 0, NOTHING, 0));
    }

    /** Acknowledges a message; returns false if it was never delivered. */
    private boolean done(AckSubject subject, boolean sampled) {
        long sequence = subject.sequence;
        int slot = state.pending().find(sequence);
        if (slot == PendingTable.NONE && (sequence < 1 || sequence >= state.following())) {
            return false;
        }
        boolean wasStalled = consumer.isStalled();
        long now = around.reactor().now();
        if (consumer.settings().ackPolicy() == AckPolicy.ALL) {
            allDone(subject, now);
        } else if (slot == PendingTable.NONE) {
            doneBefore(sequence, now);
        } else {
            if (sampled) {
                sample(subject, slot, now);
            }
            state.acknowledged(slot, now);
            consumer.settled(sequence);
        }
        if (wasStalled) {
            consumer.wake();
        }
        return true;
    }

    private void doneBefore(long sequence, long now) {
        if (state.acknowledgedLate(sequence)) {
            consumer.settled(sequence);
        }
        state.acknowledgedAgain(now);
    }

    private void allDone(AckSubject subject, long now) {
        if (subject.delivery <= state.floorDelivery() || subject.sequence <= state.floor()) {
            return;
        }
        PendingTable pending = state.pending();
        LongStream.Builder sequences = LongStream.builder();
        if (consumer.settles()) {
            for (int slot = pending.first();
                    slot != PendingTable.NONE && pending.sequence(slot) <= subject.sequence;
                    slot = pending.after(slot)) {
                sequences.add(pending.sequence(slot));
            }
        }
        state.acknowledgedUpTo(subject.sequence, subject.delivery, now);
        sequences.build().forEach(consumer::settled);
    }

    private void sample(AckSubject subject, int slot, long now) {
        ConsumerSettings settings = consumer.settings();
        int percent = settings.samplePercent();
        if (percent > 0 && (percent >= 100 || around.reactor().random().nextInt(100) < percent)) {
            PendingTable pending = state.pending();
            long delivered = settings.redelivery().lastDelivery(pending.deadline(slot), pending.redeliveries(slot));
            around.advisories()
                    .acknowledged(
                            consumer.name(),
                            subject.sequence,
                            subject.delivery,
                            subject.deliveries,
                            Math.max(0, now - delivered));
        }
    }

    private void refused(AckSubject subject, String argument) {
        int slot = state.pending().find(subject.sequence);
        boolean outOfRange = subject.delivery <= state.floorDelivery() || subject.delivery > state.nextDelivery();
        if (slot == PendingTable.NONE || outOfRange) {
            return;
        }
        around.advisories().naked(consumer.name(), subject.sequence, subject.delivery, subject.deliveries);
        Long delay = delay(argument);
        if (delay == null) {
            state.queued(slot);
            consumer.wake();
        } else {
            long deadline = around.reactor().now() + Math.max(0, delay);
            state.postponed(slot, deadline);
            consumer.redelivery().expect(deadline);
        }
    }

    private static @Nullable Long delay(String argument) {
        if (argument.isEmpty()) {
            return null;
        }
        try {
            return argument.charAt(0) == '{'
                    ? RecordJson.read(NakOptions.class, argument.getBytes(StandardCharsets.UTF_8))
                            .delay()
                    : (Long) GoDuration.parse(argument);
        } catch (MalformedJsonException | IllegalArgumentException notADelay) {
            return null;
        }
    }

    private void inProgress(AckSubject subject) {
        PendingTable pending = state.pending();
        int slot = pending.find(subject.sequence);
        if (slot != PendingTable.NONE) {
            long now = around.reactor().now();
            long deadline = consumer.settings().redelivery().deadline(now, pending.redeliveries(slot));
            state.extended(slot, deadline);
            consumer.redelivery().expect(deadline);
        }
    }

    private static ByteString reply(Message message) {
        return ByteString.copyOf(message.buffer, message.reply, message.replyLength);
    }

    private static boolean is(byte[] word, byte[] buffer, int offset, int length) {
        return length == word.length && startsWith(word, buffer, offset, length);
    }

    private static boolean startsWith(byte[] word, byte[] buffer, int offset, int length) {
        return length >= word.length && Arrays.equals(word, 0, word.length, buffer, offset, offset + word.length);
    }

    private static String text(byte[] buffer, int offset, int length) {
        return new String(buffer, offset, length, StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
