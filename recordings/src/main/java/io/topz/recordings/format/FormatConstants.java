package io.topz.recordings.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Constants of the file format, and its deflate helpers. */
final class FormatConstants {

    /** The start of a file: a description for people and for the program {@code file}. */
    static final byte[] SIGNATURE = "topz recording 1: blocks of deflate, CRC32C; docs/recording-format.md\n"
            .getBytes(StandardCharsets.US_ASCII);

    /** The largest block, before compression, that is written or read. */
    static final int MAX_BLOCK_BYTES = 256 << 20;

    private FormatConstants() {}

    static byte[] deflate(byte[] bytes, int length) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            byte[] target = new byte[length + (length >> 3) + 64];
            int size = deflater.deflate(target);
            if (!deflater.finished()) {
                throw new IllegalStateException("deflate made " + length + " bytes longer than they may get");
            }
            return Arrays.copyOf(target, size);
        } finally {
            deflater.end();
        }
    }

    static byte[] inflate(byte[] bytes, int packed, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, 0, packed);
            byte[] target = new byte[length];
            if (inflater.inflate(target) != length || (length > 0 && inflater.getRemaining() > 0)) {
                throw new IOException("a block does not have the length that it says");
            }
            return target;
        } catch (DataFormatException damaged) {
            throw new IOException("a block cannot be unpacked", damaged);
        } finally {
            inflater.end();
        }
    }
}
