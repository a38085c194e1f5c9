package io.topz.broker.jetstream.backup;

import java.io.IOException;

/** A compressed block of an S2 stream: its length as a varint, then literals and copies of earlier bytes. */
final class S2Block {

    private static final int LITERAL = 0;
    private static final int COPY_1 = 1;
    private static final int COPY_2 = 2;
    private static final int FIRST_LONG_LITERAL = 60;
    private static final int FIRST_LONG_REPEAT = 5;

    private final byte[] source;
    private final int end;
    private int s;
    private byte[] target = new byte[0];
    private int d;
    private int size;

    S2Block(byte[] source, int start, int end) {
        this.source = source;
        this.s = start;
        this.end = end;
    }

    /** Reads the decoded length of the block. */
    int size(int max) throws IOException {
        long length = 0;
        int shift = 0;
        int b;
        do {
            b = next();
            length |= (b & 0x7fL) << shift;
            shift += 7;
        } while (b >= 0x80 && shift < Integer.SIZE);
        if (length > max) {
            throw S2Input.corrupt();
        }
        return (int) length;
    }

    /** Decodes the block into the first {@code length} bytes of an array. */
    void decode(byte[] into, int length) throws IOException {
        target = into;
        size = length;
        int offset = 0;
        while (s < end) {
            int tag = next();
            switch (tag & 3) {
                case LITERAL -> literal(tag >>> 2);
                case COPY_1 -> {
                    int given = (tag & 0xe0) << 3 | next();
                    int count = (tag >>> 2 & 7) + 4;
                    if (given == 0) {
                        count = repeatLength(tag >>> 2 & 7);
                    } else {
                        offset = given;
                    }
                    copy(offset, count);
                }
                case COPY_2 -> {
                    offset = little(2);
                    copy(offset, (tag >>> 2) + 1);
                }
                default -> {
                    offset = little(4);
                    copy(offset, (tag >>> 2) + 1);
                }
            }
        }
        if (d != size) {
            throw S2Input.corrupt();
        }
    }

    private void literal(int code) throws IOException {
        int count = code < FIRST_LONG_LITERAL ? code : little(code - FIRST_LONG_LITERAL + 1);
        if (count < 0 || count >= end - s || count >= size - d) {
            throw S2Input.corrupt();
        }
        System.arraycopy(source, s, target, d, count + 1);
        s += count + 1;
        d += count + 1;
    }

    /** The length of a copy with the same offset as the previous one. Only S2 has such copies, Snappy does not. */
    private int repeatLength(int code) throws IOException {
        return switch (code) {
            case FIRST_LONG_REPEAT -> little(1) + 8;
            case FIRST_LONG_REPEAT + 1 -> little(2) + 4 + (1 << 8);
            case FIRST_LONG_REPEAT + 2 -> little(3) + 4 + (1 << 16);
            default -> code + 4;
        };
    }

    private void copy(int offset, int count) throws IOException {
        if (offset <= 0 || offset > d || count > size - d) {
            throw S2Input.corrupt();
        }
        if (offset >= count) {
            System.arraycopy(target, d - offset, target, d, count);
        } else {
            for (int i = 0; i < count; i++) {
                target[d + i] = target[d - offset + i];
            }
        }
        d += count;
    }

    private int next() throws IOException {
        if (s >= end) {
            throw S2Input.corrupt();
        }
        return source[s++] & 0xff;
    }

    private int little(int bytes) throws IOException {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= next() << (i * Byte.SIZE);
        }
        return value;
    }
}
