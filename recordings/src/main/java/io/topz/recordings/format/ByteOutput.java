package io.topz.recordings.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A buffer for writing numbers of variable length and texts. Not thread-safe. */
final class ByteOutput {

    private byte[] bytes = new byte[8192];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    byte[] array() {
        return bytes;
    }

    void octet(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    /** Writes an unsigned number, seven bits per byte, the lowest first. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Writes a signed number; small ones of either sign are short. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** Writes the number of bytes and then the bytes; each character is one byte. */
    void octets(String latin1) {
        bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes the length in bytes and then the text in UTF-8. */
    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] added) {
        number(added.length);
        if (bytes.length - size < added.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + added.length));
        }
        System.arraycopy(added, 0, bytes, size, added.length);
        size += added.length;
    }
}
