package io.topz.recordings.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the output of {@link ByteOutput}. Bytes from a file are not trusted: each count is checked against the remaining bytes. */
final class ByteInput {

    private final byte[] bytes;
    private int at;

    ByteInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    int octet() throws IOException {
        if (at == bytes.length) {
            throw new IOException("a block ends within an entry");
        }
        return bytes[at++] & 0xFF;
    }

    long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    long signed() throws IOException {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads a number from 0 to a limit. */
    int count(int limit) throws IOException {
        long value = number();
        if (value < 0 || value > limit) {
            throw new IOException("a count is too large: " + value);
        }
        return (int) value;
    }

    String octets() throws IOException {
        int length = count(bytes.length - at);
        String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        at += length;
        return text;
    }

    String text() throws IOException {
        int length = count(bytes.length - at);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
