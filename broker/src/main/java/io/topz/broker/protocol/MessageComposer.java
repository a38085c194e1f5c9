package io.topz.broker.protocol;

import io.topz.broker.subject.ByteString;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Composes messages of the broker itself. Confined to one thread; a message is valid until the next one is composed. */
public final class MessageComposer {

    private static final int FIRST_BYTES = 8 * 1024;
    private static final int MAX_SIZE_TEXT = 10;

    private final Message message = new Message();
    private byte[] buffer = new byte[FIRST_BYTES];

    /**
     * Composes a message.
     *
     * @param reply reply subject; null for none
     * @param replyLength the number of bytes of {@code reply} to use
     * @param body header block and payload
     * @param headerLength the length of the header block, 0 for none
     */
    public Message compose(
            ByteString subject, byte @Nullable [] reply, int replyLength, byte[] body, int headerLength) {
        return compose(subject, reply, replyLength, body, body.length, headerLength);
    }

    /** Composes a message with the first {@code bodyLength} bytes of {@code body}. */
    public Message compose(
            ByteString subject,
            byte @Nullable [] reply,
            int replyLength,
            byte[] body,
            int bodyLength,
            int headerLength) {
        return compose(subject.bytes(), 0, subject.length(), reply, replyLength, body, bodyLength, headerLength);
    }

    /** Composes a message without reply subject and headers to a subject within {@code subjects}. */
    public Message compose(byte[] subjects, int subject, int subjectLength, byte[] body, int bodyLength) {
        return compose(subjects, subject, subjectLength, null, 0, body, bodyLength, 0);
    }

    private Message compose(
            byte[] subjects,
            int subject,
            int subjectLength,
            byte @Nullable [] reply,
            int replyLength,
            byte[] body,
            int bodyLength,
            int headerLength) {
        int needed = subjectLength + replyLength + bodyLength + 2 * MAX_SIZE_TEXT;
        if (buffer.length < needed) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
        Message m = message;
        m.buffer = buffer;
        m.subject = 0;
        m.subjectLength = subjectLength;
        System.arraycopy(subjects, subject, buffer, 0, subjectLength);
        int p = subjectLength;
        m.reply = p;
        m.replyLength = reply == null ? 0 : replyLength;
        if (reply != null) {
            System.arraycopy(reply, 0, buffer, p, replyLength);
            p += replyLength;
        }
        m.headerText = p;
        m.headerLength = headerLength == 0 ? Message.NO_HEADER : headerLength;
        if (headerLength != 0) {
            p = Numbers.write(headerLength, buffer, p);
        }
        m.headerTextLength = p - m.headerText;
        m.sizeText = p;
        p = Numbers.write(bodyLength, buffer, p);
        m.sizeTextLength = p - m.sizeText;
        m.body = p;
        m.bodyLength = bodyLength;
        System.arraycopy(body, 0, buffer, p, bodyLength);
        m.contiguous = false;
        return m;
    }
}
