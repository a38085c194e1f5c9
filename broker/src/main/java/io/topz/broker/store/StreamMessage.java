package io.topz.broker.store;

import io.topz.broker.subject.ByteString;

/**
 * One stored message. Nobody changes the array: it is shared, not copied. Two messages are equal when they hold the same array.
 *
 * @param sequence its number in the stream, from 1
 * @param timestamp when it was stored, nanoseconds since the epoch
 * @param body the header block, then the payload
 * @param headerLength bytes of the header block, 0 without one
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared by identity
public record StreamMessage(long sequence, long timestamp, ByteString subject, byte[] body, int headerLength) {

    /** Bytes after the header block. */
    public int payloadLength() {
        return body.length - headerLength;
    }
}
