package io.topz.broker.protocol;

import java.util.Arrays;

/**
 * One published message as it lies in the read buffer: positions in {@link #buffer}, valid until the handler returns. One
 * instance serves all messages of an event loop.
 */
public final class Message {

    /** Value of {@link #headerLength} of a message without headers. */
    public static final int NO_HEADER = -1;

    public byte[] buffer = new byte[0];
    public int subject;
    public int subjectLength;

    /** Zero length means no reply subject. */
    public int reply;

    public int replyLength;

    /** Bytes of the header block, or {@link #NO_HEADER}. */
    public int headerLength = NO_HEADER;

    /** Header block and payload, without the closing CR LF. */
    public int body;

    public int bodyLength;

    /** The body length as the publisher wrote it, for instance {@code 005}; forwarded as it came. */
    public int sizeText;

    public int sizeTextLength;

    /** The header length as the publisher wrote it. */
    public int headerText;

    public int headerTextLength;

    /**
     * Whether everything from the second argument to the CR LF after the body can be forwarded in one piece: one blank
     * between arguments, CR LF after the last.
     */
    public boolean contiguous;

    /** Where that piece starts. */
    public int tail;

    /** Where it ends, CR LF included. */
    public int end;

    /** The id of the connection that published it, 0 for the broker itself. */
    public long publisher;

    /** A copy that stays valid, with a buffer of its own. Only of a message that was read from a client. */
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

    public boolean hasReply() {
        return replyLength > 0;
    }

    public boolean hasHeader() {
        return headerLength != NO_HEADER;
    }
}
