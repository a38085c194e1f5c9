package io.topz.recordings.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are written: numbers of variable length and texts. Not thread-safe. */
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

    /** An unsigned number, seven bits a byte, the lowest first. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** A number with a sign: small ones of either sign are short. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** Bytes after their count; each character is one byte. */
    void octets(String latin1) {
        bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A text as UTF-8 after its length in bytes. */
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
