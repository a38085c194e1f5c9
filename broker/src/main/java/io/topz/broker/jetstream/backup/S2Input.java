package io.topz.broker.jetstream.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Decompresses a stream in the S2 format, of which the framed Snappy format is a subset. Its memory use is bounded by the largest block,
 * whatever the input.
 *
 * <p>Source: the format descriptions of Snappy (framing_format.txt) and of S2 (its README).
 */
final class S2Input extends InputStream {

    private static final int MAX_BLOCK = 4 * 1024 * 1024;
    private static final int MAX_COMPRESSED = MAX_BLOCK + MAX_BLOCK / 6 + 64;
    private static final int CRC = 4;

    private static final int COMPRESSED = 0x00;
    private static final int UNCOMPRESSED = 0x01;
    private static final int FIRST_SKIPPABLE = 0x80;
    private static final int IDENTIFIER = 0xff;
    private static final byte[] SNAPPY = "sNaPpY".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] S2 = "S2sTwO".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final CRC32C crc = new CRC32C();
    private byte[] chunk = new byte[0];
    private byte[] block = new byte[0];
    private int position;
    private int limit;
    private boolean begun;

    S2Input(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? block[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, limit - position);
        System.arraycopy(block, position, target, offset, n);
        position += n;
        return n;
    }

    /** Decodes the next block if the last one was read completely; returns false at the end. */
    private boolean fill() throws IOException {
        while (position == limit) {
            int type = in.read();
            if (type < 0) {
                return false;
            }
            next(type, readLength());
        }
        return true;
    }

    private int readLength() throws IOException {
        byte[] length = in.readNBytes(3);
        if (length.length < 3) {
            throw corrupt();
        }
        return (length[0] & 0xff) | (length[1] & 0xff) << 8 | (length[2] & 0xff) << 16;
    }

    private void next(int type, int length) throws IOException {
        if (!begun && type != IDENTIFIER) {
            throw corrupt();
        }
        switch (type) {
            case IDENTIFIER -> {
                byte[] magic = read(length, SNAPPY.length);
                if (!Arrays.equals(magic, 0, length, SNAPPY, 0, SNAPPY.length)
                        && !Arrays.equals(magic, 0, length, S2, 0, S2.length)) {
                    throw corrupt();
                }
                begun = true;
            }
            case COMPRESSED -> {
                read(length, MAX_COMPRESSED);
                S2Block source = new S2Block(chunk, CRC, length);
                int size = source.size(MAX_BLOCK);
                block(size);
                source.decode(block, size);
                check(size);
            }
            case UNCOMPRESSED -> {
                read(length, CRC + MAX_BLOCK);
                block(length - CRC);
                System.arraycopy(chunk, CRC, block, 0, length - CRC);
                check(length - CRC);
            }
            default -> {
                if (type < FIRST_SKIPPABLE) {
                    throw new IOException("s2: unsupported input");
                }
                skip(length);
            }
        }
    }

    private byte[] read(int length, int max) throws IOException {
        if (length > max || length < CRC) {
            throw corrupt();
        }
        if (chunk.length < length) {
            chunk = new byte[length];
        }
        if (in.readNBytes(chunk, 0, length) < length) {
            throw corrupt();
        }
        return chunk;
    }

    private void skip(int length) throws IOException {
        try {
            in.skipNBytes(length);
        } catch (EOFException tooShort) {
            throw corrupt();
        }
    }

    private void block(int size) {
        if (block.length < size) {
            block = new byte[size];
        }
    }

    private void check(int size) throws IOException {
        int expected = (chunk[0] & 0xff) | (chunk[1] & 0xff) << 8 | (chunk[2] & 0xff) << 16 | chunk[3] << 24;
        crc.reset();
        crc.update(block, 0, size);
        if (masked(crc) != expected) {
            throw new IOException("s2: corrupt input, crc mismatch");
        }
        position = 0;
        limit = size;
    }

    /** A checksum as it is stored in frames. */
    static int masked(CRC32C crc) {
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    static IOException corrupt() {
        return new IOException("s2: corrupt input");
    }
}
