package io.topz.broker.reactor;

import io.topz.broker.protocol.Message;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copied messages on their way to the thread of a service, each with its receiver. A batch is reused after it was taken, so a receiver must
 * not keep the buffer of a message.
 */
final class MessageBatch {

    private static final int MAX_QUICK_MESSAGES = 8;
    private static final int MAX_QUICK_BYTES = 16 * 1024;

    /** The size from which a batch is passed on while more is read, so that the service works at the same time. */
    static final int FULL_BYTES = 32 * 1024;

    private static final int FIRST_MESSAGES = 16;
    private static final int FIRST_BYTES = 4 * 1024;
    private static final int MAX_KEPT_BYTES = 128 * 1024;
    private static final int INTS_PER_MESSAGE = 4;

    private @Nullable Receiver[] receivers = new @Nullable Receiver[FIRST_MESSAGES];
    private int[] lengths = new int[FIRST_MESSAGES * INTS_PER_MESSAGE];
    private long[] publishers = new long[FIRST_MESSAGES];
    private byte[] data = new byte[FIRST_BYTES];
    private int count;
    private int bytes;
    private boolean quick = true;

    private final BatchPool home;

    MessageBatch(BatchPool home) {
        this.home = home;
    }

    /** Empties this batch and returns it to its pool. May be called on any thread. */
    void recycle() {
        if (data.length <= MAX_KEPT_BYTES) {
            Arrays.fill(receivers, 0, count, null);
            count = 0;
            bytes = 0;
            quick = true;
            home.giveBack(this);
        }
    }

    /** Whether it consists of a few messages that take little time. */
    boolean isQuick() {
        return quick && count <= MAX_QUICK_MESSAGES && bytes <= MAX_QUICK_BYTES;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return bytes >= FULL_BYTES;
    }

    /** The size of its messages in bytes. */
    int bytes() {
        return bytes;
    }

    void add(Receiver receiver, Message message) {
        quick = quick && receiver.isQuick(message);
        if (count == receivers.length) {
            receivers = Arrays.copyOf(receivers, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * lengths.length);
            publishers = Arrays.copyOf(publishers, 2 * count);
        }
        int end = bytes + message.subjectLength + message.replyLength + message.bodyLength;
        if (end > data.length) {
            data = Arrays.copyOf(data, Math.max(end, 2 * data.length));
        }
        receivers[count] = receiver;
        publishers[count] = message.publisher;
        int i = count++ * INTS_PER_MESSAGE;
        lengths[i] = message.subjectLength;
        lengths[i + 1] = message.replyLength;
        lengths[i + 2] = message.headerLength;
        lengths[i + 3] = message.bodyLength;
        copy(message.buffer, message.subject, message.subjectLength);
        copy(message.buffer, message.reply, message.replyLength);
        copy(message.buffer, message.body, message.bodyLength);
    }

    private void copy(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, data, bytes, length);
        bytes += length;
    }

    /** Passes every message in order to its receiver by way of {@code delivery}. */
    void forEach(Delivery delivery, Message message) {
        int p = 0;
        message.buffer = data;
        for (int n = 0; n < count; n++) {
            int i = n * INTS_PER_MESSAGE;
            message.publisher = publishers[n];
            message.subject = p;
            message.subjectLength = lengths[i];
            message.reply = p + lengths[i];
            message.replyLength = lengths[i + 1];
            message.headerLength = lengths[i + 2];
            message.body = message.reply + message.replyLength;
            message.bodyLength = lengths[i + 3];
            p = message.body + message.bodyLength;
            delivery.deliver(Objects.requireNonNull(receivers[n]), message);
        }
    }

    /** Passes the messages of a batch to their receivers. */
    interface Delivery {
        void deliver(Receiver receiver, Message message);
    }
}
