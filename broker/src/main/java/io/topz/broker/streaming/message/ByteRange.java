package io.topz.broker.streaming.message;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A range of bytes in a buffer: a field of an encoded message. It is reused for other messages, and is valid only until then. */
public final class ByteRange {

    private byte[] buffer = {};
    private int offset;
    private int length;

    void set(byte[] newBuffer, int newOffset, int newLength) {
        buffer = newBuffer;
        offset = newOffset;
        length = newLength;
    }

    void clear() {
        length = 0;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether it consists of these bytes. */
    public boolean equalTo(byte[] other) {
        return Arrays.equals(buffer, offset, offset + length, other, 0, other.length);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(buffer, offset, offset + length);
    }

    /** Whether the bytes are valid UTF-8, as the protocol requires of texts. */
    public boolean isText() {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] < 0) {
                return isUtf8();
            }
        }
        return true;
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The bytes as UTF-8; invalid bytes become the replacement character. */
    @Override
    public String toString() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }

    /** The encoded size as a field whose number is below 16; an empty field is not encoded. */
    int fieldBytes() {
        return length == 0 ? 0 : 1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
    }

    void writeField(CodedOutputStream output, int number) throws IOException {
        if (length > 0) {
            output.writeByteArray(number, buffer, offset, length);
        }
    }
}
