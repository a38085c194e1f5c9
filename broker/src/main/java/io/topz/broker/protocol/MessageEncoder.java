package io.topz.broker.protocol;

import java.nio.charset.StandardCharsets;

/** Encodes a published message as the {@code MSG} or {@code HMSG} that a subscriber receives. */
public final class MessageEncoder {

    private static final byte[] MSG = "MSG ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HMSG = "HMSG ".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_SIZE_TEXT = 10;

    private MessageEncoder() {}

    /** An upper bound of the encoded length in bytes. */
    public static int maxLength(Message message, byte[] sidField) {
        return maxHeadLength(message, sidField) + message.bodyLength + 2;
    }

    /** An upper bound of the length of everything before the body, in bytes. */
    public static int maxHeadLength(Message message, byte[] sidField) {
        return HMSG.length
                + message.subjectLength
                + sidField.length
                + message.replyLength
                + message.headerTextLength
                + message.sizeTextLength
                + MAX_SIZE_TEXT;
    }

    /** The number of body bytes that a subscriber receives. */
    public static int bodyLength(Message message, boolean headersAllowed) {
        return headersAllowed || !message.hasHeader() ? message.bodyLength : message.bodyLength - message.headerLength;
    }

    /**
     * Writes the whole message. {@code sidField} is the subscription id between two blanks. Without {@code headersAllowed} the header block
     * is omitted. Returns the position after it.
     */
    public static int encode(Message message, byte[] sidField, boolean headersAllowed, byte[] target, int position) {
        byte[] source = message.buffer;
        if (message.contiguous && (headersAllowed || !message.hasHeader())) {
            int p = start(message, sidField, message.hasHeader(), target, position);
            int length = message.end - message.tail;
            System.arraycopy(source, message.tail, target, p, length);
            return p + length;
        }
        int p = head(message, sidField, headersAllowed, target, position);
        int length = bodyLength(message, headersAllowed);
        System.arraycopy(source, message.body + message.bodyLength - length, target, p, length);
        p += length;
        target[p] = '\r';
        target[p + 1] = '\n';
        return p + 2;
    }

    /** Writes everything before the body; returns the position after it. */
    public static int head(Message message, byte[] sidField, boolean headersAllowed, byte[] target, int position) {
        byte[] source = message.buffer;
        boolean withHeader = message.hasHeader() && headersAllowed;
        int p = start(message, sidField, withHeader, target, position);
        if (message.hasReply()) {
            p = copy(source, message.reply, message.replyLength, target, p);
            target[p++] = ' ';
        }
        if (withHeader) {
            p = copy(source, message.headerText, message.headerTextLength, target, p);
            target[p++] = ' ';
        }
        if (message.hasHeader() && !withHeader) {
            p = Numbers.write(message.bodyLength - message.headerLength, target, p);
        } else {
            p = copy(source, message.sizeText, message.sizeTextLength, target, p);
        }
        target[p] = '\r';
        target[p + 1] = '\n';
        return p + 2;
    }

    private static int start(Message message, byte[] sidField, boolean withHeader, byte[] target, int position) {
        byte[] verb = withHeader ? HMSG : MSG;
        int p = copy(verb, 0, verb.length, target, position);
        p = copy(message.buffer, message.subject, message.subjectLength, target, p);
        return copy(sidField, 0, sidField.length, target, p);
    }

    private static int copy(byte[] source, int offset, int length, byte[] target, int position) {
        System.arraycopy(source, offset, target, position, length);
        return position + length;
    }
}
