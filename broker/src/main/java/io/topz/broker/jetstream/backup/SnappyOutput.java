package io.topz.broker.jetstream.backup;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.compression.Snappy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Compresses a stream in the framed Snappy format, which every S2 reader understands. Closing it does not close the target. */
final class SnappyOutput extends OutputStream {

    private static final int BLOCK = 32 * 1024 - 1;
    private static final int CRC = 4;
    private static final byte[] HEADER = "\u00ff\u0006\0\0sNaPpY".getBytes(StandardCharsets.ISO_8859_1);

    private final OutputStream out;
    private final Snappy snappy = new Snappy();
    private final CRC32C crc = new CRC32C();
    private final byte[] block = new byte[BLOCK];
    private final ByteBuf compressed = Unpooled.buffer(2 * BLOCK);
    private int length;
    private boolean begun;

    SnappyOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        int from = offset;
        int left = count;
        while (left > 0) {
            int n = Math.min(left, BLOCK - length);
            System.arraycopy(source, from, block, length, n);
            length += n;
            from += n;
            left -= n;
            if (length == BLOCK) {
                writeBlock();
            }
        }
    }

    private void writeBlock() throws IOException {
        if (!begun) {
            begun = true;
            out.write(HEADER);
        }
        compressed.clear();
        snappy.reset();
        snappy.encode(Unpooled.wrappedBuffer(block, 0, length), compressed, length);
        crc.reset();
        crc.update(block, 0, length);
        boolean smaller = compressed.readableBytes() < length;
        writeHead(smaller ? 0 : 1, (smaller ? compressed.readableBytes() : length) + CRC, S2Input.masked(crc));
        if (smaller) {
            out.write(compressed.array(), compressed.arrayOffset(), compressed.readableBytes());
        } else {
            out.write(block, 0, length);
        }
        length = 0;
    }

    private void writeHead(int type, int size, int checksum) throws IOException {
        byte[] head = {
            (byte) type,
            (byte) size,
            (byte) (size >>> 8),
            (byte) (size >>> 16),
            (byte) checksum,
            (byte) (checksum >>> 8),
            (byte) (checksum >>> 16),
            (byte) (checksum >>> 24)
        };
        out.write(head);
    }

    /** Writes the remaining bytes and flushes the target. */
    @Override
    public void close() throws IOException {
        if (length > 0) {
            writeBlock();
        }
        out.flush();
    }
}
