package io.topz.broker.store;

import io.topz.broker.subject.ByteString;

/**
 * A stored message. The array is shared and must not be modified. Two messages are equal if they hold the same array.
 *
 * @param sequence the sequence in the stream, from 1
 * @param timestamp the time at which it was stored, in nanoseconds since the epoch
 * @param body the header block followed by the payload
 * @param headerLength the length of the header block, 0 without one
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, compared by identity
public record StreamMessage(long sequence, long timestamp, ByteString subject, byte[] body, int headerLength) {

    /** The number of bytes after the header block. */
    public int payloadLength() {
        return body.length - headerLength;
    }
}
