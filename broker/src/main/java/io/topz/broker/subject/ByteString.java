package io.topz.broker.subject;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An immutable byte string with value equality: a subject, a token, a queue group or a subscription id as it was received. Unlike {@link
 * String} it is exact for bytes that are not UTF-8.
 */
public final class ByteString {

    private final byte[] bytes;
    private final int hash;

    private ByteString(byte[] bytes, int hash) {
        this.bytes = bytes;
        this.hash = hash;
    }

    /** Copies {@code length} bytes from {@code offset}. */
    public static ByteString copyOf(byte[] source, int offset, int length) {
        return new ByteString(Arrays.copyOfRange(source, offset, offset + length), hash(source, offset, length));
    }

    /** The UTF-8 bytes of a text. */
    public static ByteString of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ByteString(bytes, hash(bytes, 0, bytes.length));
    }

    /** The hash code of a byte string with these bytes. */
    public static int hash(byte[] source, int offset, int length) {
        int hash = length;
        for (int i = offset, end = offset + length; i < end; i++) {
            hash = 31 * hash + source[i];
        }
        return hash ^ (hash >>> 16);
    }

    public int length() {
        return bytes.length;
    }

    /** The bytes. The array must not be modified. */
    public byte[] bytes() {
        return bytes;
    }

    public byte byteAt(int index) {
        return bytes[index];
    }

    /** Whether that range of {@code other} equals these bytes. */
    public boolean contentEquals(byte[] other, int offset, int length) {
        return length == bytes.length && Arrays.equals(bytes, 0, length, other, offset, offset + length);
    }

    public ByteString substring(int from, int to) {
        return copyOf(bytes, from, to - from);
    }

    /** Copies the bytes to {@code target}; returns the position after them. */
    public int copyTo(byte[] target, int position) {
        System.arraycopy(bytes, 0, target, position, bytes.length);
        return position + bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteString that && hash == that.hash && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The bytes as UTF-8; invalid bytes become the replacement character. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
