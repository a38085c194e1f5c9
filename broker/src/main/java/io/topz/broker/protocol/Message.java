package io.topz.broker.protocol;

import java.util.Arrays;

/**
 * A published message as positions in the read buffer ({@link #buffer}), valid until the handler returns. One instance is reused for all
 * messages of an event loop.
 */
public final class Message {

    /** Value of {@link #headerLength} of a message without headers. */
    public static final int NO_HEADER = -1;

    public byte[] buffer = new byte[0];
    public int subject;
    public int subjectLength;

    /** The start of the reply subject. A length of zero means that there is none. */
    public int reply;

    public int replyLength;

    /** The length of the header block, or {@link #NO_HEADER}. */
    public int headerLength = NO_HEADER;

    /** The start of the header block and payload, which end before the closing CR LF. */
    public int body;

    public int bodyLength;

    /** The body length as the publisher wrote it, for instance {@code 005}. It is forwarded unchanged. */
    public int sizeText;

    public int sizeTextLength;

    /** The header length as the publisher wrote it. */
    public int headerText;

    public int headerTextLength;

    /**
     * Whether the bytes from the second argument to the CR LF after the body can be forwarded as they are: with one blank between arguments
     * and CR LF after the last.
     */
    public boolean contiguous;

    /** The start of those bytes. */
    public int tail;

    /** The end of those bytes, CR LF included. */
    public int end;

    /** The id of the connection that published it, 0 for the broker itself. */
    public long publisher;

    /** A copy with a buffer of its own, which stays valid. Possible only for a message that was read from a client. */
    public Message copy() {
        Message copy = new Message();
        copy.buffer = Arrays.copyOfRange(buffer, subject, end);
        copy.subjectLength = subjectLength;
        copy.reply = reply - subject;
        copy.replyLength = replyLength;
        copy.headerLength = headerLength;
        copy.body = body - subject;
        copy.bodyLength = bodyLength;
        copy.sizeText = sizeText - subject;
        copy.sizeTextLength = sizeTextLength;
        copy.headerText = headerText - subject;
        copy.headerTextLength = headerTextLength;
        copy.contiguous = contiguous;
        copy.tail = tail - subject;
        copy.end = end - subject;
        copy.publisher = publisher;
        return copy;
    }

    /** The start of the payload, after the header block if there is one. */
    public int payload() {
        return body + Math.max(0, headerLength);
    }

    public int payloadLength() {
        return bodyLength - Math.max(0, headerLength);
    }

    public boolean hasReply() {
        return replyLength > 0;
    }

    public boolean hasHeader() {
        return headerLength != NO_HEADER;
    }
}
